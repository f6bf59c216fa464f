# swandoc SWD110/exempt-ipsec-from-rpfilter/iptables/undo v1 55c97cc8
(
set -eu
for ipt in iptables ip6tables; do
  for table in raw mangle; do
    $ipt -w -t $table -D PREROUTING -j swandoc-exempt-from-rpfilter 2>/dev/null || true
    $ipt -w -t $table -F swandoc-exempt-from-rpfilter 2>/dev/null || true
    $ipt -w -t $table -X swandoc-exempt-from-rpfilter 2>/dev/null || true
  done
done
if [ -e /etc/systemd/system/swandoc-exempt-ipsec-from-rpfilter.service ]; then
  systemctl disable swandoc-exempt-ipsec-from-rpfilter.service
  rm -f /etc/systemd/system/swandoc-exempt-ipsec-from-rpfilter.service /etc/swandoc/exempt-ipsec-from-rpfilter.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
