# swandoc SWD306/allow-pmtu-icmp-2/iptables/verify v1 c5503060
# built-in chains up to the first rule that is not swandoc's
ip6tables -w -S INPUT | sed '/^-P/d; /swandoc-/!q'
ip6tables -w -S FORWARD | sed '/^-P/d; /swandoc-/!q'
ip6tables -w -S swandoc-allow-pmtu-icmp
