# swandoc SWD116/masquerade-2/iptables/check v1 75c3befe
(
subnet=2001:db8:3::/64
case $subnet in *:*) ipt=ip6tables ;; *) ipt=iptables ;; esac
if $ipt -w -t nat -C POSTROUTING -s 2001:db8:3::/64 -o eth0 -m comment --comment swandoc-masquerade -m policy --dir out --pol none -j MASQUERADE 2>/dev/null
then echo "in place"
else echo "not in place"; false
fi
)
