# swandoc SWD128/masquerade/ufw/verify v1 d47c32f5
(
subnet=10.3.0.0/24
case $subnet in *:*) six=6 ;; *) six='' ;; esac
"ip${six}tables" -w -t nat -S POSTROUTING | grep -e 'swandoc-masquerade-10.3.0.0/24-eth1[" ]'
)
