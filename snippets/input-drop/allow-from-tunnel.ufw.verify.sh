# swandoc SWD109/allow-from-tunnel/ufw/verify v1 082d945c
(
subnet=10.3.0.0/24
case $subnet in *:*) six=6 ;; *) six='' ;; esac
"ip${six}tables" -w -t filter -S "ufw${six}-before-input" | grep -e 'swandoc-allow-from-tunnel-10.3.0.0/24[" ]'
)
