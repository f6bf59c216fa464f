# swandoc SWD105/allow-forwarded-ipsec/iptables/persist v1 ef63213d
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/allow-forwarded-ipsec-10.3.0.0-24.sh <<'SCRIPT'
set -eu
subnet=10.3.0.0/24
case $subnet in *:*) ipt=ip6tables ;; *) ipt=iptables ;; esac
$ipt -w -N swandoc-allow-forwarded 2>/dev/null || true
$ipt -w -C swandoc-allow-forwarded -s 10.3.0.0/24 -m policy --dir in --pol ipsec -j ACCEPT 2>/dev/null ||
  $ipt -w -A swandoc-allow-forwarded -s 10.3.0.0/24 -m policy --dir in --pol ipsec -j ACCEPT
$ipt -w -C swandoc-allow-forwarded -d 10.3.0.0/24 -m policy --dir out --pol ipsec -j ACCEPT 2>/dev/null ||
  $ipt -w -A swandoc-allow-forwarded -d 10.3.0.0/24 -m policy --dir out --pol ipsec -j ACCEPT
# the first match decides: above the rules of others
if ! $ipt -w -S FORWARD | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-allow-forwarded$'; then
  $ipt -w -D FORWARD -j swandoc-allow-forwarded 2>/dev/null || true
  $ipt -w -I FORWARD -j swandoc-allow-forwarded
fi
SCRIPT
mkdir -p /etc/systemd/system
cat > /etc/systemd/system/swandoc-allow-forwarded-ipsec-10.3.0.0-24.service <<'UNIT'
[Unit]
Description=Allow forwarding between the tunnel and the LAN for 10.3.0.0/24
After=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service
PartOf=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/allow-forwarded-ipsec-10.3.0.0-24.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-allow-forwarded-ipsec-10.3.0.0-24.service
)
