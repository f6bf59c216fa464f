# swandoc SWD137/reject-unprotected/iptables/verify v1 ff92ae9f
(
subnet=10.1.0.0/24
case $subnet in *:*) ipt=ip6tables ;; *) ipt=iptables ;; esac
# built-in chains up to the first rule that is not swandoc's
$ipt -w -S FORWARD | sed '/^-P/d; /swandoc-/!q'
$ipt -w -S swandoc-reject-forward
$ipt -w -S OUTPUT | sed '/^-P/d; /swandoc-/!q'
$ipt -w -S swandoc-reject-output
)
