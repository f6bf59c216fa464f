# swandoc SWD225/resolve-through-tunnel/dnsmasq/verify v1 bfe77361
cat /etc/dnsmasq.d/swandoc-resolve-through-tunnel-corp.example.conf
