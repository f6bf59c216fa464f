# swandoc SWD109/allow-from-tunnel/ufw/check v1 2b5e5a07
(
subnet=10.3.0.0/24
case $subnet in *:*) six=6 ;; *) six='' ;; esac
if "ip${six}tables" -w -t filter -C "ufw${six}-before-input" -m comment --comment swandoc-allow-from-tunnel-10.3.0.0/24 -s 10.3.0.0/24 -m policy --dir in --pol ipsec -j ACCEPT 2>/dev/null
then echo "in place"
else echo "not in place"; false
fi
)
