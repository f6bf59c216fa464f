# swandoc SWD130/allow-ike/iptables/undo v1 77520469
(
set -eu
for ipt in iptables ip6tables; do
  $ipt -w -D swandoc-allow-ike -i eth0 -p udp -m multiport --dports 500,4500 -j ACCEPT 2>/dev/null || true
  $ipt -w -D swandoc-allow-ike -i eth0 -p esp -j ACCEPT 2>/dev/null || true
  if [ "$($ipt -w -S swandoc-allow-ike 2>/dev/null)" = "-N swandoc-allow-ike" ]; then
    $ipt -w -D INPUT -j swandoc-allow-ike 2>/dev/null || true
    $ipt -w -X swandoc-allow-ike
  fi
done
if [ -e /etc/systemd/system/swandoc-allow-ike-eth0.service ]; then
  systemctl disable swandoc-allow-ike-eth0.service
  rm -f /etc/systemd/system/swandoc-allow-ike-eth0.service /etc/swandoc/allow-ike-eth0.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
