# swandoc SWD121/add-route-2/systemd-networkd/check v1 cd24f622
(
to=10.2.0.0/24
case $to in *:*) family=-6 ;; *) family=-4 ;; esac
there() { ip "$family" route show exact "$to" via 10.1.0.1 | grep -q .; }
if grep -qsxF 'Destination=10.2.0.0/24' /etc/systemd/network/*.network.d/90-swandoc-add-route-10.2.0.0-24.conf &&
   grep -qsxF 'Gateway=10.1.0.1' /etc/systemd/network/*.network.d/90-swandoc-add-route-10.2.0.0-24.conf &&
   there
then echo "in place"
else echo "not in place"; false
fi
)
