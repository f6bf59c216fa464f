# swandoc SWD303/clamp-mss-to-pmtu/nftables/persist v1 2aec1005
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/clamp-mss-to-pmtu.sh <<'SCRIPT'
set -eu
nft -f - <<'END'
table inet swandoc_clamp_mss_to_pmtu
delete table inet swandoc_clamp_mss_to_pmtu
table inet swandoc_clamp_mss_to_pmtu {
  chain forward {
    type filter hook forward priority mangle; policy accept;
    rt ipsec exists tcp flags & (syn | rst) == syn tcp option maxseg size set rt mtu
  }
}
END
SCRIPT
mkdir -p /etc/systemd/system
cat > /etc/systemd/system/swandoc-clamp-mss-to-pmtu.service <<'UNIT'
[Unit]
Description=Clamp the TCP MSS to the path MTU
After=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service
PartOf=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/clamp-mss-to-pmtu.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-clamp-mss-to-pmtu.service
)
