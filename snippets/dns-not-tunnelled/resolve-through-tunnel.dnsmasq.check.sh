# swandoc SWD225/resolve-through-tunnel/dnsmasq/check v1 15b42740
(
file=/etc/dnsmasq.d/swandoc-resolve-through-tunnel-corp.example.conf
if grep -qsxF 'server=/corp.example/10.1.0.53' "$file" &&
   grep -qsxF 'rebind-domain-ok=/corp.example/' "$file"
then echo "in place"
else echo "not in place"; false
fi
)
