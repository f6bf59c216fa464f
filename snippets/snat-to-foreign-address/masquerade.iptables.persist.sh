# swandoc SWD115/masquerade/iptables/persist v1 a8a98588
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/masquerade-10.3.0.0-24-eth0.sh <<'SCRIPT'
set -eu
subnet=10.3.0.0/24
case $subnet in *:*) ipt=ip6tables ;; *) ipt=iptables ;; esac
$ipt -w -t nat -C POSTROUTING -s 10.3.0.0/24 -o eth0 -m comment --comment swandoc-masquerade -m policy --dir out --pol none -j MASQUERADE 2>/dev/null ||
  $ipt -w -t nat -A POSTROUTING -s 10.3.0.0/24 -o eth0 -m comment --comment swandoc-masquerade -m policy --dir out --pol none -j MASQUERADE
SCRIPT
mkdir -p /etc/systemd/system
cat > /etc/systemd/system/swandoc-masquerade-10.3.0.0-24-eth0.service <<'UNIT'
[Unit]
Description=Masquerade 10.3.0.0/24 on eth0
After=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service
PartOf=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/masquerade-10.3.0.0-24-eth0.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-masquerade-10.3.0.0-24-eth0.service
)
