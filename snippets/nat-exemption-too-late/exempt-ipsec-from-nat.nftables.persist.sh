# swandoc SWD113/exempt-ipsec-from-nat/nftables/persist v1 7aeed9c8
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/exempt-ipsec-from-nat-eth0.sh <<'SCRIPT'
set -eu
nft -f - <<'END'
table inet swandoc_exempt_ipsec_from_nat_eth0
delete table inet swandoc_exempt_ipsec_from_nat_eth0
table inet swandoc_exempt_ipsec_from_nat_eth0 {
  # Bound to its own address here, a connection is not translated by any later chain.
  chain postrouting {
    type nat hook postrouting priority srcnat - 10; policy accept;
    oifname "eth0" rt ipsec exists snat ip to ip saddr
    oifname "eth0" rt ipsec exists snat ip6 to ip6 saddr
  }
}
END
SCRIPT
mkdir -p /etc/systemd/system
cat > /etc/systemd/system/swandoc-exempt-ipsec-from-nat-eth0.service <<'UNIT'
[Unit]
Description=Exempt IPsec traffic from NAT on eth0
After=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service
PartOf=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/exempt-ipsec-from-nat-eth0.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-exempt-ipsec-from-nat-eth0.service
)
