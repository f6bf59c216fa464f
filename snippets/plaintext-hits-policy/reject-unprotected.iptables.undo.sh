# swandoc SWD137/reject-unprotected/iptables/undo v1 49dfbcc9
(
set -eu
subnet=10.1.0.0/24
case $subnet in *:*) ipt=ip6tables ;; *) ipt=iptables ;; esac
with=icmp-admin-prohibited
if [ "$ipt" = ip6tables ]; then with=icmp6-adm-prohibited; fi
$ipt -w -D swandoc-reject-forward -d 10.1.0.0/24 -m policy --dir out --pol none -j REJECT --reject-with "$with" 2>/dev/null || true
if [ "$($ipt -w -S swandoc-reject-forward 2>/dev/null)" = "-N swandoc-reject-forward" ]; then
  $ipt -w -D FORWARD -j swandoc-reject-forward 2>/dev/null || true
  $ipt -w -X swandoc-reject-forward
fi
$ipt -w -D swandoc-reject-output -d 10.1.0.0/24 -p tcp ! --sport 22 -m policy --dir out --pol none -j REJECT --reject-with "$with" 2>/dev/null || true
$ipt -w -D swandoc-reject-output -d 10.1.0.0/24 ! -p tcp -m policy --dir out --pol none -j REJECT --reject-with "$with" 2>/dev/null || true
if [ "$($ipt -w -S swandoc-reject-output 2>/dev/null)" = "-N swandoc-reject-output" ]; then
  $ipt -w -D OUTPUT -j swandoc-reject-output 2>/dev/null || true
  $ipt -w -X swandoc-reject-output
fi
if [ -e /etc/systemd/system/swandoc-reject-unprotected-10.1.0.0-24.service ]; then
  systemctl disable swandoc-reject-unprotected-10.1.0.0-24.service
  rm -f /etc/systemd/system/swandoc-reject-unprotected-10.1.0.0-24.service /etc/swandoc/reject-unprotected-10.1.0.0-24.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
