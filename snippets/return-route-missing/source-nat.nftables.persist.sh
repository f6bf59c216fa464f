# swandoc SWD120/source-nat/nftables/persist v1 f99387c7
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/source-nat-10.3.0.0-24-to-10.1.0.0-24.sh <<'SCRIPT'
set -eu
nft -f - <<'END'
table inet swandoc_source_nat_10.3.0.0/24_to_10.1.0.0/24
delete table inet swandoc_source_nat_10.3.0.0/24_to_10.1.0.0/24
table inet swandoc_source_nat_10.3.0.0/24_to_10.1.0.0/24 {
  chain postrouting {
    type nat hook postrouting priority srcnat - 5; policy accept;
    ip saddr 10.3.0.0/24 ip daddr 10.1.0.0/24 oifname "eth1" rt ipsec missing snat ip to 10.1.0.1
  }
}
END
SCRIPT
mkdir -p /etc/systemd/system
cat > /etc/systemd/system/swandoc-source-nat-10.3.0.0-24-to-10.1.0.0-24.service <<'UNIT'
[Unit]
Description=Translate 10.3.0.0/24 towards 10.1.0.0/24 to 10.1.0.1
After=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service
PartOf=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/source-nat-10.3.0.0-24-to-10.1.0.0-24.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-source-nat-10.3.0.0-24-to-10.1.0.0-24.service
)
