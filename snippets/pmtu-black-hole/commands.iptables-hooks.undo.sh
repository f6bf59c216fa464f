# swandoc SWD301/commands/iptables-hooks/undo v1 afdf1c5d
(
for tool in iptables ip6tables; do
  "$tool" -w -t mangle -S | grep swandoc-clamp-mss-hooks | sed 's/^-A/-D/' |
    while read -r rule; do echo "$rule" | xargs "$tool" -w -t mangle; done
done
unit=/etc/systemd/system/swandoc-clamp-mss-hooks.service
if [ -e "$unit" ]; then
  systemctl disable swandoc-clamp-mss-hooks.service
  rm -f "$unit" /etc/swandoc/clamp-mss-hooks.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
