# swandoc SWD225/resolve-through-tunnel/dnsmasq/verify
cat /etc/dnsmasq.d/swandoc-resolve-through-tunnel-corp.example.conf
