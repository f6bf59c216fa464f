# swandoc SWD123/proxy-arp/iproute2/persist v1 76ac3f0e
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/proxy-arp-10.1.0.193-eth1.sh <<'SCRIPT'
set -eu
ip neigh replace proxy 10.1.0.193 dev eth1
SCRIPT
mkdir -p /etc/systemd/system
cat > /etc/systemd/system/swandoc-proxy-arp-10.1.0.193-eth1.service <<'UNIT'
[Unit]
Description=Answer ARP for 10.1.0.193 on eth1
After=network-online.target networking.service systemd-networkd.service NetworkManager.service
PartOf=networking.service systemd-networkd.service NetworkManager.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/proxy-arp-10.1.0.193-eth1.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-proxy-arp-10.1.0.193-eth1.service
)
