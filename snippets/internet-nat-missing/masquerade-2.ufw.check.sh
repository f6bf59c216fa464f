# swandoc SWD116/masquerade-2/ufw/check v1 0a303460
(
subnet=2001:db8:3::/64
case $subnet in *:*) six=6 ;; *) six='' ;; esac
if "ip${six}tables" -w -t nat -C POSTROUTING -m comment --comment swandoc-masquerade-2001:db8:3::/64-eth0 -s 2001:db8:3::/64 -o eth0 -m policy --dir out --pol none -j MASQUERADE 2>/dev/null
then echo "in place"
else echo "not in place"; false
fi
)
