# swandoc SWD111/commands/uci/undo v1 1915b0f8
(
set -eu
if [ -e /etc/swandoc/flow-offload ]; then
  uci -q delete 'firewall.@defaults[0].flow_offloading' || true
  uci -q delete 'firewall.@defaults[0].flow_offloading_hw' || true
  while IFS= read -r setting; do
    uci set "$(echo "$setting" | tr -d "'")"
  done < /etc/swandoc/flow-offload
  uci commit firewall
  /etc/init.d/firewall reload
  rm -f /etc/swandoc/flow-offload
  rmdir /etc/swandoc 2>/dev/null || true
fi
)
