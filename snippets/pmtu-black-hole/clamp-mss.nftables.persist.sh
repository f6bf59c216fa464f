# swandoc SWD301/clamp-mss/nftables/persist v1 3f667337
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/clamp-mss.sh <<'SCRIPT'
set -eu
nft -f - <<'END'
table inet swandoc_clamp_mss
delete table inet swandoc_clamp_mss
table inet swandoc_clamp_mss {
  chain forward {
    type filter hook forward priority mangle; policy accept;
    meta nfproto ipv4 meta ipsec exists tcp flags & (syn | rst) == syn tcp option maxseg size set 1270
    meta nfproto ipv4 rt ipsec exists tcp flags & (syn | rst) == syn tcp option maxseg size set 1270
    meta nfproto ipv6 meta ipsec exists tcp flags & (syn | rst) == syn tcp option maxseg size set 1250
    meta nfproto ipv6 rt ipsec exists tcp flags & (syn | rst) == syn tcp option maxseg size set 1250
  }
}
END
SCRIPT
mkdir -p /etc/systemd/system
cat > /etc/systemd/system/swandoc-clamp-mss.service <<'UNIT'
[Unit]
Description=Clamp the TCP MSS to 1270 (IPv6: 1250)
After=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service
PartOf=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/clamp-mss.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-clamp-mss.service
)
