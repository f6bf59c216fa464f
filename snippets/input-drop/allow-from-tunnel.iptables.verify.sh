# swandoc SWD109/allow-from-tunnel/iptables/verify v1 25c741ee
(
subnet=10.3.0.0/24
case $subnet in *:*) ipt=ip6tables ;; *) ipt=iptables ;; esac
# built-in chains up to the first rule that is not swandoc's
$ipt -w -S INPUT | sed '/^-P/d; /swandoc-/!q'
$ipt -w -S swandoc-allow-from-tunnel
)
