# swandoc SWD123/proxy-arp/iproute2/undo v1 19a71aa7
(
set -eu
if [ -e /var/lib/swandoc/proxy-arp-10.1.0.193-eth1 ]; then
  ip neigh del proxy 10.1.0.193 dev eth1 2>/dev/null || true
  rm -f /var/lib/swandoc/proxy-arp-10.1.0.193-eth1
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
if [ -e /etc/systemd/system/swandoc-proxy-arp-10.1.0.193-eth1.service ]; then
  systemctl disable swandoc-proxy-arp-10.1.0.193-eth1.service
  rm -f /etc/systemd/system/swandoc-proxy-arp-10.1.0.193-eth1.service /etc/swandoc/proxy-arp-10.1.0.193-eth1.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
