# swandoc SWD225/resolve-through-tunnel/systemd-resolved/persist v1 1ba37bdf
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/resolve-through-tunnel-corp.example-eth0.sh <<'SCRIPT'
set -eu
resolvectl dns eth0 10.1.0.53
resolvectl domain eth0 '~corp.example'
SCRIPT
mkdir -p /etc/systemd/system
cat > /etc/systemd/system/swandoc-resolve-through-tunnel-corp.example-eth0.service <<'UNIT'
[Unit]
Description=Resolve corp.example with 10.1.0.53
After=systemd-resolved.service network-online.target
PartOf=systemd-resolved.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/resolve-through-tunnel-corp.example-eth0.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-resolve-through-tunnel-corp.example-eth0.service
)
