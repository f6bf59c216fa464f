# swandoc SWD111/commands/uci/apply v1 2c4328ed
(
set -eu
mkdir -p /etc/swandoc
[ -e /etc/swandoc/flow-offload ] ||
  uci show firewall | grep -E '^firewall\.@defaults\[0\]\.flow_offloading(_hw)?=' > /etc/swandoc/flow-offload || true
uci set 'firewall.@defaults[0].flow_offloading=0'
uci set 'firewall.@defaults[0].flow_offloading_hw=0'
uci commit firewall
/etc/init.d/firewall reload
)
