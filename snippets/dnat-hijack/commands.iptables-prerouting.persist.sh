# swandoc SWD119/commands/iptables-prerouting/persist v1 40e764cd
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/exempt-ipsec-from-dnat.sh <<'SCRIPT'
set -eu
set -- PREROUTING -m policy --dir in --pol ipsec -m comment --comment swandoc-exempt-ipsec-from-dnat -j ACCEPT
iptables -t nat -C "$@" 2>/dev/null || iptables -t nat -I "$@"
SCRIPT
cat > /etc/systemd/system/swandoc-exempt-ipsec-from-dnat.service <<'UNIT'
[Unit]
Description=Exempt decrypted packets from port forwards
After=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service
PartOf=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/exempt-ipsec-from-dnat.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-exempt-ipsec-from-dnat.service
)
