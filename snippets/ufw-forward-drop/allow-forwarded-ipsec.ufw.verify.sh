# swandoc SWD107/allow-forwarded-ipsec/ufw/verify v1 69dbd01d
(
subnet=10.3.0.0/24
case $subnet in *:*) six=6 ;; *) six='' ;; esac
"ip${six}tables" -w -t filter -S "ufw${six}-before-forward" | grep -e 'swandoc-allow-forwarded-ipsec-10.3.0.0/24[" ]'
)
