# swandoc SWD120/add-route/systemd-networkd/verify v1 6fc02dab
(
to=10.3.0.0/24
case $to in *:*) family=-6 ;; *) family=-4 ;; esac
ip "$family" route show exact "$to"
)
cat /etc/systemd/network/*.network.d/90-swandoc-add-route-10.3.0.0-24.conf
