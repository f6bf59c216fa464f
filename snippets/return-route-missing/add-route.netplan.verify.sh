# swandoc SWD120/add-route/netplan/verify v1 139dff5a
(
to=10.3.0.0/24
case $to in *:*) family=-6 ;; *) family=-4 ;; esac
ip "$family" route show exact "$to"
)
cat /etc/netplan/90-swandoc-add-route-10.3.0.0-24.yaml
