# swandoc SWD105/allow-forwarded-ipsec/iptables/undo v1 b0179cc0
(
set -eu
subnet=10.3.0.0/24
case $subnet in *:*) ipt=ip6tables ;; *) ipt=iptables ;; esac
$ipt -w -D swandoc-allow-forwarded -s 10.3.0.0/24 -m policy --dir in --pol ipsec -j ACCEPT 2>/dev/null || true
$ipt -w -D swandoc-allow-forwarded -d 10.3.0.0/24 -m policy --dir out --pol ipsec -j ACCEPT 2>/dev/null || true
if [ "$($ipt -w -S swandoc-allow-forwarded 2>/dev/null)" = "-N swandoc-allow-forwarded" ]; then
  $ipt -w -D FORWARD -j swandoc-allow-forwarded 2>/dev/null || true
  $ipt -w -X swandoc-allow-forwarded
fi
if [ -e /etc/systemd/system/swandoc-allow-forwarded-ipsec-10.3.0.0-24.service ]; then
  systemctl disable swandoc-allow-forwarded-ipsec-10.3.0.0-24.service
  rm -f /etc/systemd/system/swandoc-allow-forwarded-ipsec-10.3.0.0-24.service /etc/swandoc/allow-forwarded-ipsec-10.3.0.0-24.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
