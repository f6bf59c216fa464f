# swandoc SWD112/exempt-ipsec-from-nat/iptables/verify v1 bccb7087
# built-in chains up to the first rule that is not swandoc's
iptables -w -t nat -S POSTROUTING | sed '/^-P/d; /swandoc-/!q'
iptables -w -t nat -S swandoc-exempt-from-nat
ip6tables -w -t nat -S POSTROUTING | sed '/^-P/d; /swandoc-/!q'
ip6tables -w -t nat -S swandoc-exempt-from-nat
