# swandoc SWD109/allow-from-tunnel/iptables/undo v1 e1084cf2
(
set -eu
subnet=10.3.0.0/24
case $subnet in *:*) ipt=ip6tables ;; *) ipt=iptables ;; esac
$ipt -w -D swandoc-allow-from-tunnel -s 10.3.0.0/24 -m policy --dir in --pol ipsec -j ACCEPT 2>/dev/null || true
if [ "$($ipt -w -S swandoc-allow-from-tunnel 2>/dev/null)" = "-N swandoc-allow-from-tunnel" ]; then
  $ipt -w -D INPUT -j swandoc-allow-from-tunnel 2>/dev/null || true
  $ipt -w -X swandoc-allow-from-tunnel
fi
if [ -e /etc/systemd/system/swandoc-allow-from-tunnel-10.3.0.0-24.service ]; then
  systemctl disable swandoc-allow-from-tunnel-10.3.0.0-24.service
  rm -f /etc/systemd/system/swandoc-allow-from-tunnel-10.3.0.0-24.service /etc/swandoc/allow-from-tunnel-10.3.0.0-24.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
