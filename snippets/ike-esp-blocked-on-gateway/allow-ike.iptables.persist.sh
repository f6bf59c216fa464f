# swandoc SWD130/allow-ike/iptables/persist v1 17b5c3b3
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/allow-ike-eth0.sh <<'SCRIPT'
set -eu
for ipt in iptables ip6tables; do
  $ipt -w -N swandoc-allow-ike 2>/dev/null || true
  $ipt -w -C swandoc-allow-ike -i eth0 -p udp -m multiport --dports 500,4500 -j ACCEPT 2>/dev/null ||
    $ipt -w -A swandoc-allow-ike -i eth0 -p udp -m multiport --dports 500,4500 -j ACCEPT
  $ipt -w -C swandoc-allow-ike -i eth0 -p esp -j ACCEPT 2>/dev/null ||
    $ipt -w -A swandoc-allow-ike -i eth0 -p esp -j ACCEPT
  # the first match decides: above the rules of others
  if ! $ipt -w -S INPUT | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-allow-ike$'; then
    $ipt -w -D INPUT -j swandoc-allow-ike 2>/dev/null || true
    $ipt -w -I INPUT -j swandoc-allow-ike
  fi
done
SCRIPT
mkdir -p /etc/systemd/system
cat > /etc/systemd/system/swandoc-allow-ike-eth0.service <<'UNIT'
[Unit]
Description=Allow IKE, NAT-T and ESP on eth0
After=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service
PartOf=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/allow-ike-eth0.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-allow-ike-eth0.service
)
