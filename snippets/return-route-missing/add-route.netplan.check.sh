# swandoc SWD120/add-route/netplan/check v1 388b0d92
(
to=10.3.0.0/24
case $to in *:*) family=-6 ;; *) family=-4 ;; esac
there() { ip "$family" route show exact "$to" via 10.1.0.1 | grep -q .; }
if grep -qsxF '      routes:' /etc/netplan/90-swandoc-add-route-10.3.0.0-24.yaml &&
   grep -qsxF '        - to: "10.3.0.0/24"' /etc/netplan/90-swandoc-add-route-10.3.0.0-24.yaml &&
   grep -qsxF '          via: "10.1.0.1"' /etc/netplan/90-swandoc-add-route-10.3.0.0-24.yaml &&
   there
then echo "in place"
else echo "not in place"; false
fi
)
