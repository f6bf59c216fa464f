# swandoc SWD118/allow-forwarded-ipsec/ufw/check v1 006e7d8f
(
subnet=10.3.0.0/24
case $subnet in *:*) six=6 ;; *) six='' ;; esac
if "ip${six}tables" -w -t filter -C "ufw${six}-before-forward" -m comment --comment swandoc-allow-forwarded-ipsec-10.3.0.0/24 -s 10.3.0.0/24 -m policy --dir in --pol ipsec -j ACCEPT 2>/dev/null &&
   "ip${six}tables" -w -t filter -C "ufw${six}-before-forward" -m comment --comment swandoc-allow-forwarded-ipsec-10.3.0.0/24 -d 10.3.0.0/24 -m policy --dir out --pol ipsec -j ACCEPT 2>/dev/null
then echo "in place"
else echo "not in place"; false
fi
)
