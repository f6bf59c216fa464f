# swandoc SWD119/commands/iptables-prerouting/undo v1 664c3633
(
set -eu
set -- PREROUTING -m policy --dir in --pol ipsec -m comment --comment swandoc-exempt-ipsec-from-dnat -j ACCEPT
if iptables -t nat -C "$@" 2>/dev/null; then iptables -t nat -D "$@"; fi
unit=/etc/systemd/system/swandoc-exempt-ipsec-from-dnat.service
if [ -e "$unit" ]; then
  systemctl disable swandoc-exempt-ipsec-from-dnat.service
  rm -f "$unit" /etc/swandoc/exempt-ipsec-from-dnat.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
