# swandoc SWD227/commands-2/xfrm-interfaces/undo v1 e08c1ee9
(
set -eu
if nft list table inet swandoc_two_sites >/dev/null 2>&1; then
  nft delete table inet swandoc_two_sites
fi
while ip rule show | grep -q '^1042:.*fwmark 0x2a lookup 42'; do ip rule del priority 1042 fwmark 42 lookup 42; done
for id in 41 42; do
  if ip link show "ipsec$id" 2>/dev/null | grep -q 'alias swandoc'; then ip link del "ipsec$id"; fi
done
if [ -e /etc/systemd/system/swandoc-two-sites.service ]; then
  systemctl disable swandoc-two-sites.service
  rm -f /etc/systemd/system/swandoc-two-sites.service /etc/swandoc/two-sites.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
