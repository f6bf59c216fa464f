# swandoc SWD116/masquerade-2/iptables/persist v1 61ac54d5
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/masquerade-2001:db8:3::-64-eth0.sh <<'SCRIPT'
set -eu
subnet=2001:db8:3::/64
case $subnet in *:*) ipt=ip6tables ;; *) ipt=iptables ;; esac
$ipt -w -t nat -C POSTROUTING -s 2001:db8:3::/64 -o eth0 -m comment --comment swandoc-masquerade -m policy --dir out --pol none -j MASQUERADE 2>/dev/null ||
  $ipt -w -t nat -A POSTROUTING -s 2001:db8:3::/64 -o eth0 -m comment --comment swandoc-masquerade -m policy --dir out --pol none -j MASQUERADE
SCRIPT
mkdir -p /etc/systemd/system
cat > /etc/systemd/system/swandoc-masquerade-2001:db8:3::-64-eth0.service <<'UNIT'
[Unit]
Description=Masquerade 2001:db8:3::/64 on eth0
After=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service
PartOf=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/masquerade-2001:db8:3::-64-eth0.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-masquerade-2001:db8:3::-64-eth0.service
)
