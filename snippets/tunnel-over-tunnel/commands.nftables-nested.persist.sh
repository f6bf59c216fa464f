# swandoc SWD317/commands/nftables-nested/persist v2 795c52a9
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/clamp-mss-nested.nft <<RULES
table inet swandoc_clamp_mss_nested
delete table inet swandoc_clamp_mss_nested
table inet swandoc_clamp_mss_nested {
  chain forward {
    type filter hook forward priority mangle; policy accept;
    oifname "gre1" meta nfproto ipv4 tcp flags syn / syn,rst tcp option maxseg size set $((1286 - 40))
    iifname "gre1" meta nfproto ipv4 tcp flags syn / syn,rst tcp option maxseg size set $((1286 - 40))
    oifname "gre1" meta nfproto ipv6 tcp flags syn / syn,rst tcp option maxseg size set $((1286 - 60))
    iifname "gre1" meta nfproto ipv6 tcp flags syn / syn,rst tcp option maxseg size set $((1286 - 60))
  }
}
RULES
cat > /etc/systemd/system/swandoc-clamp-mss-nested.service <<'UNIT'
[Unit]
Description=Lower the MSS of TCP through the inner tunnel
After=nftables.service
PartOf=nftables.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/usr/sbin/nft -f /etc/swandoc/clamp-mss-nested.nft

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-clamp-mss-nested.service
)
