# swandoc SWD317/set-interface-mtu/iproute2/persist v1 efc61d36
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/set-interface-mtu-gre1.sh <<'SCRIPT'
set -eu
ip link set dev gre1 mtu 1286
SCRIPT
mkdir -p /etc/systemd/system
cat > /etc/systemd/system/swandoc-set-interface-mtu-gre1.service <<'UNIT'
[Unit]
Description=Set the MTU of gre1 to 1286
After=network-online.target networking.service systemd-networkd.service NetworkManager.service
PartOf=networking.service systemd-networkd.service NetworkManager.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/set-interface-mtu-gre1.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-set-interface-mtu-gre1.service
)
