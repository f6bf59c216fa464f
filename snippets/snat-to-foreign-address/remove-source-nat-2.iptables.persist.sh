# swandoc SWD115/remove-source-nat-2/iptables/persist v1 a46f2d87
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/remove-source-nat-192.0.2.1.sh <<'SCRIPT'
set -eu
rules=$(iptables -w -t nat -S POSTROUTING | grep '^-A' | grep -n '' | grep -E -e '--to-source 192.0.2.1([ :]|$)' || true)
if [ -n "$rules" ]; then
  # Undo needs each rule and its number. What an earlier run has kept stays.
  mkdir -p /var/lib/swandoc
  printf '%s\n' "$rules" >> /var/lib/swandoc/remove-source-nat-192.0.2.1
  sort -u -o /var/lib/swandoc/remove-source-nat-192.0.2.1 /var/lib/swandoc/remove-source-nat-192.0.2.1
  rules=$(printf '%s\n' "$rules" | sed 's/^[0-9]*:-A/-D/')
  printf '*nat\n%s\nCOMMIT\n' "$rules" | iptables-restore -w --noflush
fi
SCRIPT
mkdir -p /etc/systemd/system
cat > /etc/systemd/system/swandoc-remove-source-nat-192.0.2.1.service <<'UNIT'
[Unit]
Description=Remove the source NAT to 192.0.2.1
After=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service
PartOf=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/remove-source-nat-192.0.2.1.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-remove-source-nat-192.0.2.1.service
)
