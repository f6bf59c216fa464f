# swandoc SWD112/exempt-ipsec-from-nat/iptables/persist v1 d1498134
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/exempt-ipsec-from-nat-eth0.sh <<'SCRIPT'
set -eu
for ipt in iptables ip6tables; do
  $ipt -w -t nat -N swandoc-exempt-from-nat 2>/dev/null || true
  $ipt -w -t nat -C swandoc-exempt-from-nat -o eth0 -m policy --dir out --pol ipsec -j ACCEPT 2>/dev/null ||
    $ipt -w -t nat -A swandoc-exempt-from-nat -o eth0 -m policy --dir out --pol ipsec -j ACCEPT
  # the first match decides: above the rules of others
  if ! $ipt -w -t nat -S POSTROUTING | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-exempt-from-nat$'; then
    $ipt -w -t nat -D POSTROUTING -j swandoc-exempt-from-nat 2>/dev/null || true
    $ipt -w -t nat -I POSTROUTING -j swandoc-exempt-from-nat
  fi
done
SCRIPT
mkdir -p /etc/systemd/system
cat > /etc/systemd/system/swandoc-exempt-ipsec-from-nat-eth0.service <<'UNIT'
[Unit]
Description=Exempt IPsec traffic from NAT on eth0
After=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service
PartOf=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/exempt-ipsec-from-nat-eth0.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-exempt-ipsec-from-nat-eth0.service
)
