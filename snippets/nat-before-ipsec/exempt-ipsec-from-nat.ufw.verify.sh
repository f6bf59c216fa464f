# swandoc SWD112/exempt-ipsec-from-nat/ufw/verify v1 2bcf20e1
(
iptables -w -t nat -S POSTROUTING | grep -e 'swandoc-exempt-ipsec-from-nat-eth0[" ]'
ip6tables -w -t nat -S POSTROUTING | grep -e 'swandoc-exempt-ipsec-from-nat-eth0[" ]'
)
