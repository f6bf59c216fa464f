# swandoc SWD125/proxy-ndp/iproute2/persist v1 e0979a31
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/proxy-ndp-2001:db8:1::c1-eth1.sh <<'SCRIPT'
set -eu
sysctl -w net/ipv6/conf/eth1/proxy_ndp=1
ip -6 neigh replace proxy 2001:db8:1::c1 dev eth1
SCRIPT
mkdir -p /etc/systemd/system
cat > /etc/systemd/system/swandoc-proxy-ndp-2001:db8:1::c1-eth1.service <<'UNIT'
[Unit]
Description=Answer neighbour discovery for 2001:db8:1::c1 on eth1
After=network-online.target networking.service systemd-networkd.service NetworkManager.service
PartOf=networking.service systemd-networkd.service NetworkManager.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/proxy-ndp-2001:db8:1::c1-eth1.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-proxy-ndp-2001:db8:1::c1-eth1.service
)
