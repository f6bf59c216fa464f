# swandoc SWD220/commands/iproute2-rule/apply v1 d1f1f0c8
(
set -eu
ip -4 rule show | grep -q 'lookup 220' || ip -4 rule add from all lookup 220 priority 220
if [ -e /proc/net/if_inet6 ]; then
  ip -6 rule show | grep -q 'lookup 220' || ip -6 rule add from all lookup 220 priority 220
fi
)
