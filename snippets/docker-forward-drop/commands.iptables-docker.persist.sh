# swandoc SWD106/commands/iptables-docker/persist v1 705c3205
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/docker-user.sh <<'SCRIPT'
set -eu
for dir in in out; do
  set -- DOCKER-USER -m policy --dir "$dir" --pol ipsec -m comment --comment swandoc-docker-user -j ACCEPT
  iptables -C "$@" 2>/dev/null || iptables -I "$@"
done
SCRIPT
cat > /etc/systemd/system/swandoc-docker-user.service <<'UNIT'
[Unit]
Description=Accept forwarded IPsec traffic in DOCKER-USER
After=docker.service
PartOf=docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/docker-user.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-docker-user.service
)
