# swandoc SWD116/masquerade-2/iptables/apply v1 922b97a1
(
set -eu
subnet=2001:db8:3::/64
case $subnet in *:*) ipt=ip6tables ;; *) ipt=iptables ;; esac
$ipt -w -t nat -C POSTROUTING -s 2001:db8:3::/64 -o eth0 -m comment --comment swandoc-masquerade -m policy --dir out --pol none -j MASQUERADE 2>/dev/null ||
  $ipt -w -t nat -A POSTROUTING -s 2001:db8:3::/64 -o eth0 -m comment --comment swandoc-masquerade -m policy --dir out --pol none -j MASQUERADE
)
