# swandoc SWD116/masquerade-2/iptables/undo v1 6b99d639
(
set -eu
subnet=2001:db8:3::/64
case $subnet in *:*) ipt=ip6tables ;; *) ipt=iptables ;; esac
$ipt -w -t nat -D POSTROUTING -s 2001:db8:3::/64 -o eth0 -m comment --comment swandoc-masquerade -m policy --dir out --pol none -j MASQUERADE 2>/dev/null || true
if [ -e /etc/systemd/system/swandoc-masquerade-2001:db8:3::-64-eth0.service ]; then
  systemctl disable swandoc-masquerade-2001:db8:3::-64-eth0.service
  rm -f /etc/systemd/system/swandoc-masquerade-2001:db8:3::-64-eth0.service /etc/swandoc/masquerade-2001:db8:3::-64-eth0.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
