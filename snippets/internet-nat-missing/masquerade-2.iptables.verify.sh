# swandoc SWD116/masquerade-2/iptables/verify v1 e70d5c7d
(
subnet=2001:db8:3::/64
case $subnet in *:*) ipt=ip6tables ;; *) ipt=iptables ;; esac
$ipt -w -t nat -S POSTROUTING | grep swandoc-masquerade
)
