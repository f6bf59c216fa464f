# swandoc SWD115/masquerade/iptables/verify
(
subnet=10.3.0.0/24
case $subnet in *:*) ipt=ip6tables ;; *) ipt=iptables ;; esac
$ipt -w -t nat -S POSTROUTING | grep swandoc-masquerade
)
