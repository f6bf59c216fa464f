# swandoc SWD222/commands/iptables-netmap/persist v1 8b78930a
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/netmap.sh <<'SCRIPT'
rule="-s 10.3.0.0/24 -d 10.5.0.0/24 -m policy --dir in --pol ipsec -m comment --comment swandoc-netmap -j NETMAP --to 10.1.0.0/24"
# shellcheck disable=SC2086 # the words of the rule
iptables -w -t nat -C PREROUTING $rule 2>/dev/null ||
  iptables -w -t nat -I PREROUTING $rule
SCRIPT
cat > /etc/systemd/system/swandoc-netmap.service <<'UNIT'
[Unit]
Description=Map 10.5.0.0/24 to 10.1.0.0/24 for VPN clients
After=network-pre.target netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service
PartOf=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/netmap.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-netmap.service
)
