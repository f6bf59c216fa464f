# swandoc SWD116/masquerade/ufw/verify v1 6e362b9e
(
subnet=10.3.0.0/24
case $subnet in *:*) six=6 ;; *) six='' ;; esac
"ip${six}tables" -w -t nat -S POSTROUTING | grep -e 'swandoc-masquerade-10.3.0.0/24-eth0[" ]'
)
