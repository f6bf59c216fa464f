# swandoc SWD130/allow-ike/iptables/verify v1 7cd8ecd8
# built-in chains up to the first rule that is not swandoc's
iptables -w -S INPUT | sed '/^-P/d; /swandoc-/!q'
iptables -w -S swandoc-allow-ike
ip6tables -w -S INPUT | sed '/^-P/d; /swandoc-/!q'
ip6tables -w -S swandoc-allow-ike
