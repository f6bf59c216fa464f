# swandoc SWD116/masquerade/iptables/check v1 a74b981a
(
subnet=10.3.0.0/24
case $subnet in *:*) ipt=ip6tables ;; *) ipt=iptables ;; esac
if $ipt -w -t nat -C POSTROUTING -s 10.3.0.0/24 -o eth0 -m comment --comment swandoc-masquerade -m policy --dir out --pol none -j MASQUERADE 2>/dev/null
then echo "in place"
else echo "not in place"; false
fi
)
