# swandoc SWD311/commands/nftables-interface/persist v1 ec2bf688
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/clamp-mss-interface.nft <<'RULES'
table inet swandoc_clamp_mss_interface
delete table inet swandoc_clamp_mss_interface
table inet swandoc_clamp_mss_interface {
  chain forward {
    type filter hook forward priority mangle; policy accept;
    oifname "ipsec0" tcp flags syn / syn,rst tcp option maxseg size set rt mtu
    iifname "ipsec0" tcp flags syn / syn,rst tcp option maxseg size set rt mtu
  }
}
RULES
cat > /etc/systemd/system/swandoc-clamp-mss-interface.service <<'UNIT'
[Unit]
Description=Lower the MSS of TCP through the tunnel interface
After=nftables.service
PartOf=nftables.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/usr/sbin/nft -f /etc/swandoc/clamp-mss-interface.nft

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-clamp-mss-interface.service
)
