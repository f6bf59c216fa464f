# swandoc SWD312/set-interface-mtu/iproute2/persist v1 88f002b8
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/set-interface-mtu-eth0.sh <<'SCRIPT'
set -eu
ip link set dev eth0 mtu 1400
SCRIPT
mkdir -p /etc/systemd/system
cat > /etc/systemd/system/swandoc-set-interface-mtu-eth0.service <<'UNIT'
[Unit]
Description=Set the MTU of eth0 to 1400
After=network-online.target networking.service systemd-networkd.service NetworkManager.service
PartOf=networking.service systemd-networkd.service NetworkManager.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/set-interface-mtu-eth0.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-set-interface-mtu-eth0.service
)
