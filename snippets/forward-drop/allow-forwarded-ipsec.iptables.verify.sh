# swandoc SWD105/allow-forwarded-ipsec/iptables/verify v1 2869d91e
(
subnet=10.3.0.0/24
case $subnet in *:*) ipt=ip6tables ;; *) ipt=iptables ;; esac
# built-in chains up to the first rule that is not swandoc's
$ipt -w -S FORWARD | sed '/^-P/d; /swandoc-/!q'
$ipt -w -S swandoc-allow-forwarded
)
