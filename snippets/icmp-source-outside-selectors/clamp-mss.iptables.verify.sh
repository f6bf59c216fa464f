# swandoc SWD307/clamp-mss/iptables/verify v1 6e39b02d
# built-in chains up to the first rule that is not swandoc's
iptables -w -t mangle -S FORWARD | sed '/^-P/d; /swandoc-/!q'
iptables -w -t mangle -S swandoc-clamp-mss
ip6tables -w -t mangle -S FORWARD | sed '/^-P/d; /swandoc-/!q'
ip6tables -w -t mangle -S swandoc-clamp-mss
