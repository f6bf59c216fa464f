# swandoc SWD112/exempt-ipsec-from-nat/iptables/undo v1 4bd083cd
(
set -eu
for ipt in iptables ip6tables; do
  $ipt -w -t nat -D swandoc-exempt-from-nat -o eth0 -m policy --dir out --pol ipsec -j ACCEPT 2>/dev/null || true
  if [ "$($ipt -w -t nat -S swandoc-exempt-from-nat 2>/dev/null)" = "-N swandoc-exempt-from-nat" ]; then
    $ipt -w -t nat -D POSTROUTING -j swandoc-exempt-from-nat 2>/dev/null || true
    $ipt -w -t nat -X swandoc-exempt-from-nat
  fi
done
if [ -e /etc/systemd/system/swandoc-exempt-ipsec-from-nat-eth0.service ]; then
  systemctl disable swandoc-exempt-ipsec-from-nat-eth0.service
  rm -f /etc/systemd/system/swandoc-exempt-ipsec-from-nat-eth0.service /etc/swandoc/exempt-ipsec-from-nat-eth0.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
