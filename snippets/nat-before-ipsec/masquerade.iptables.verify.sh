# swandoc SWD112/masquerade/iptables/verify v1 1bf846c2
(
subnet=10.1.0.0/24
case $subnet in *:*) ipt=ip6tables ;; *) ipt=iptables ;; esac
$ipt -w -t nat -S POSTROUTING | grep swandoc-masquerade
)
