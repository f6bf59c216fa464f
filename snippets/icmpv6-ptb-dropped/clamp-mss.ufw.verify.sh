# swandoc SWD306/clamp-mss/ufw/verify v1 ea390904
(
iptables -w -t mangle -S FORWARD | grep -e 'swandoc-clamp-mss[" ]'
ip6tables -w -t mangle -S FORWARD | grep -e 'swandoc-clamp-mss[" ]'
)
