# swandoc SWD109/allow-from-tunnel/iptables/persist v1 6c665fe0
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/allow-from-tunnel-10.3.0.0-24.sh <<'SCRIPT'
set -eu
subnet=10.3.0.0/24
case $subnet in *:*) ipt=ip6tables ;; *) ipt=iptables ;; esac
$ipt -w -N swandoc-allow-from-tunnel 2>/dev/null || true
$ipt -w -C swandoc-allow-from-tunnel -s 10.3.0.0/24 -m policy --dir in --pol ipsec -j ACCEPT 2>/dev/null ||
  $ipt -w -A swandoc-allow-from-tunnel -s 10.3.0.0/24 -m policy --dir in --pol ipsec -j ACCEPT
# the first match decides: above the rules of others
if ! $ipt -w -S INPUT | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-allow-from-tunnel$'; then
  $ipt -w -D INPUT -j swandoc-allow-from-tunnel 2>/dev/null || true
  $ipt -w -I INPUT -j swandoc-allow-from-tunnel
fi
SCRIPT
mkdir -p /etc/systemd/system
cat > /etc/systemd/system/swandoc-allow-from-tunnel-10.3.0.0-24.service <<'UNIT'
[Unit]
Description=Allow tunnelled traffic to this host from 10.3.0.0/24
After=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service
PartOf=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/allow-from-tunnel-10.3.0.0-24.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-allow-from-tunnel-10.3.0.0-24.service
)
