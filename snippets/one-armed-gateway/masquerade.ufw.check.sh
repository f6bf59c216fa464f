# swandoc SWD118/masquerade/ufw/check v1 5c66e30d
(
subnet=10.3.0.0/24
case $subnet in *:*) six=6 ;; *) six='' ;; esac
if "ip${six}tables" -w -t nat -C POSTROUTING -m comment --comment swandoc-masquerade-10.3.0.0/24-eth0 -s 10.3.0.0/24 -o eth0 -m policy --dir out --pol none -j MASQUERADE 2>/dev/null
then echo "in place"
else echo "not in place"; false
fi
)
