# swandoc SWD125/proxy-ndp/iproute2/undo v1 4d1ca7c4
(
set -eu
if [ -e /var/lib/swandoc/proxy-ndp-2001:db8:1::c1-eth1 ]; then
  ip -6 neigh del proxy 2001:db8:1::c1 dev eth1 2>/dev/null || true
  rm -f /var/lib/swandoc/proxy-ndp-2001:db8:1::c1-eth1
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
if [ -e /var/lib/swandoc/proxy-ndp-switch-eth1 ] && [ -z "$(ip -6 neigh show proxy dev eth1)" ]; then
  sysctl -q -p /var/lib/swandoc/proxy-ndp-switch-eth1
  rm -f /var/lib/swandoc/proxy-ndp-switch-eth1
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
if [ -e /etc/systemd/system/swandoc-proxy-ndp-2001:db8:1::c1-eth1.service ]; then
  systemctl disable swandoc-proxy-ndp-2001:db8:1::c1-eth1.service
  rm -f /etc/systemd/system/swandoc-proxy-ndp-2001:db8:1::c1-eth1.service /etc/swandoc/proxy-ndp-2001:db8:1::c1-eth1.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
