# swandoc SWD311/set-interface-mtu/iproute2/persist v1 4e99a468
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/set-interface-mtu-ipsec0.sh <<'SCRIPT'
set -eu
ip link set dev ipsec0 mtu 1310
SCRIPT
mkdir -p /etc/systemd/system
cat > /etc/systemd/system/swandoc-set-interface-mtu-ipsec0.service <<'UNIT'
[Unit]
Description=Set the MTU of ipsec0 to 1310
After=network-online.target networking.service systemd-networkd.service NetworkManager.service
PartOf=networking.service systemd-networkd.service NetworkManager.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/set-interface-mtu-ipsec0.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-set-interface-mtu-ipsec0.service
)
