# swandoc SWD304/clamp-mss-to-pmtu/iptables/verify v1 ee56ee66
# built-in chains up to the first rule that is not swandoc's
iptables -w -t mangle -S FORWARD | sed '/^-P/d; /swandoc-/!q'
iptables -w -t mangle -S swandoc-clamp-mss-to-pmtu
ip6tables -w -t mangle -S FORWARD | sed '/^-P/d; /swandoc-/!q'
ip6tables -w -t mangle -S swandoc-clamp-mss-to-pmtu
