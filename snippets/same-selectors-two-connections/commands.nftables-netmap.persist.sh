# swandoc SWD227/commands/nftables-netmap/persist v1 5f4a805d
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/map-site.nft <<'RULES'
table ip swandoc_map_site
delete table ip swandoc_map_site
table ip swandoc_map_site {
  chain prerouting {
    type nat hook prerouting priority dstnat - 10; policy accept;
    ip saddr 10.1.0.0/24 ip daddr 10.5.0.0/24 meta ipsec exists dnat ip prefix to ip daddr map { 10.5.0.0/24 : 10.2.0.0/24 }
  }
  chain postrouting {
    type nat hook postrouting priority srcnat - 10; policy accept;
    ip saddr 10.2.0.0/24 ip daddr 10.1.0.0/24 snat ip prefix to ip saddr map { 10.2.0.0/24 : 10.5.0.0/24 }
  }
}
RULES
cat > /etc/systemd/system/swandoc-map-site.service <<'UNIT'
[Unit]
Description=Translate a network for the tunnel
After=nftables.service
PartOf=nftables.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/usr/sbin/nft -f /etc/swandoc/map-site.nft

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-map-site.service
)
