# swandoc SWD116/masquerade-2/ufw/verify v1 03fc5e9c
(
subnet=2001:db8:3::/64
case $subnet in *:*) six=6 ;; *) six='' ;; esac
"ip${six}tables" -w -t nat -S POSTROUTING | grep -e 'swandoc-masquerade-2001:db8:3::/64-eth0[" ]'
)
