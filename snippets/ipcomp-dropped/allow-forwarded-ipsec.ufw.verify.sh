# swandoc SWD136/allow-forwarded-ipsec/ufw/verify v1 779a2863
(
iptables -w -t filter -S ufw-before-forward | grep -e 'swandoc-allow-forwarded-ipsec[" ]'
ip6tables -w -t filter -S ufw6-before-forward | grep -e 'swandoc-allow-forwarded-ipsec[" ]'
)
