# swandoc SWD121/add-route/iproute2/persist v1 b631289d
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/add-route-10.2.0.0-24.sh <<'SCRIPT'
set -eu
to=10.2.0.0/24
case $to in *:*) family=-6 ;; *) family=-4 ;; esac
ip "$family" route replace "$to" via 10.1.0.1
SCRIPT
mkdir -p /etc/systemd/system
cat > /etc/systemd/system/swandoc-add-route-10.2.0.0-24.service <<'UNIT'
[Unit]
Description=Route 10.2.0.0/24 through 10.1.0.1
After=network-online.target networking.service systemd-networkd.service NetworkManager.service
PartOf=networking.service systemd-networkd.service NetworkManager.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/add-route-10.2.0.0-24.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-add-route-10.2.0.0-24.service
)
