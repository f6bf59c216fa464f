# swandoc SWD233/source-nat/iptables/persist v1 9c353473
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/source-nat-10.3.0.0-24-to-10.2.0.0-24.sh <<'SCRIPT'
set -eu
iptables -w -t nat -N swandoc-source-nat 2>/dev/null || true
# The same subnet may have been translated to another address.
number=$(iptables -w -t nat -nL swandoc-source-nat --line-numbers 2>/dev/null |
  grep -F '/* 10.3.0.0/24-to-10.2.0.0/24 */' | cut -d ' ' -f 1)
if [ -n "$number" ]; then
  iptables -w -t nat -R swandoc-source-nat "$number" -s 10.3.0.0/24 -d 10.2.0.0/24 -m comment --comment 10.3.0.0/24-to-10.2.0.0/24 \
      -m policy --dir out --pol none -j SNAT --to-source 10.1.0.1
else
  iptables -w -t nat -I swandoc-source-nat -s 10.3.0.0/24 -d 10.2.0.0/24 -m comment --comment 10.3.0.0/24-to-10.2.0.0/24 \
      -m policy --dir out --pol none -j SNAT --to-source 10.1.0.1
fi
# the first match decides: above the rules of others
if ! iptables -w -t nat -S POSTROUTING | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-source-nat$'; then
  iptables -w -t nat -D POSTROUTING -j swandoc-source-nat 2>/dev/null || true
  iptables -w -t nat -I POSTROUTING -j swandoc-source-nat
fi
SCRIPT
mkdir -p /etc/systemd/system
cat > /etc/systemd/system/swandoc-source-nat-10.3.0.0-24-to-10.2.0.0-24.service <<'UNIT'
[Unit]
Description=Translate 10.3.0.0/24 towards 10.2.0.0/24 to 10.1.0.1
After=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service
PartOf=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/source-nat-10.3.0.0-24-to-10.2.0.0-24.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-source-nat-10.3.0.0-24-to-10.2.0.0-24.service
)
