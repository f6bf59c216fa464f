# swandoc SWD313/allow-pmtu-icmp/iptables/verify v1 7b239dab
# built-in chains up to the first rule that is not swandoc's
iptables -w -S INPUT | sed '/^-P/d; /swandoc-/!q'
iptables -w -S FORWARD | sed '/^-P/d; /swandoc-/!q'
iptables -w -S swandoc-allow-pmtu-icmp
ip6tables -w -S INPUT | sed '/^-P/d; /swandoc-/!q'
ip6tables -w -S FORWARD | sed '/^-P/d; /swandoc-/!q'
ip6tables -w -S swandoc-allow-pmtu-icmp
