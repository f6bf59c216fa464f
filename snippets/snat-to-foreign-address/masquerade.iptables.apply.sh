# swandoc SWD115/masquerade/iptables/apply v1 b4bf1aa0
(
set -eu
subnet=10.3.0.0/24
case $subnet in *:*) ipt=ip6tables ;; *) ipt=iptables ;; esac
$ipt -w -t nat -C POSTROUTING -s 10.3.0.0/24 -o eth0 -m comment --comment swandoc-masquerade -m policy --dir out --pol none -j MASQUERADE 2>/dev/null ||
  $ipt -w -t nat -A POSTROUTING -s 10.3.0.0/24 -o eth0 -m comment --comment swandoc-masquerade -m policy --dir out --pol none -j MASQUERADE
)
