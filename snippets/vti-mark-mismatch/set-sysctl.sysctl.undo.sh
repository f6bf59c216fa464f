# swandoc SWD230/set-sysctl/sysctl/undo v1 04c7ba97
(
set -eu
rm -f /etc/sysctl.d/60-swandoc-set-sysctl-net.ipv4.conf.ipsec0.disable_policy.conf
if [ -e /var/lib/swandoc/set-sysctl-net.ipv4.conf.ipsec0.disable_policy ]; then
  sysctl -q -e -p /var/lib/swandoc/set-sysctl-net.ipv4.conf.ipsec0.disable_policy
  rm -f /var/lib/swandoc/set-sysctl-net.ipv4.conf.ipsec0.disable_policy
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
