# swandoc SWD112/masquerade/ufw/verify v1 d3cc51b1
(
subnet=10.1.0.0/24
case $subnet in *:*) six=6 ;; *) six='' ;; esac
"ip${six}tables" -w -t nat -S POSTROUTING | grep -e 'swandoc-masquerade-10.1.0.0/24-eth0[" ]'
)
