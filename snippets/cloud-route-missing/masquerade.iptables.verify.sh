# swandoc SWD128/masquerade/iptables/verify v1 fc3bd424
(
subnet=10.3.0.0/24
case $subnet in *:*) ipt=ip6tables ;; *) ipt=iptables ;; esac
$ipt -w -t nat -S POSTROUTING | grep swandoc-masquerade
)
