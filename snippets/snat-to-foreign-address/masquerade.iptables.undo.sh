# swandoc SWD115/masquerade/iptables/undo v1 92f66639
(
set -eu
subnet=10.3.0.0/24
case $subnet in *:*) ipt=ip6tables ;; *) ipt=iptables ;; esac
$ipt -w -t nat -D POSTROUTING -s 10.3.0.0/24 -o eth0 -m comment --comment swandoc-masquerade -m policy --dir out --pol none -j MASQUERADE 2>/dev/null || true
if [ -e /etc/systemd/system/swandoc-masquerade-10.3.0.0-24-eth0.service ]; then
  systemctl disable swandoc-masquerade-10.3.0.0-24-eth0.service
  rm -f /etc/systemd/system/swandoc-masquerade-10.3.0.0-24-eth0.service /etc/swandoc/masquerade-10.3.0.0-24-eth0.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
