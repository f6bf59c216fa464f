# swandoc SWD115/source-nat/iptables/undo v1 c9747319
(
set -eu
number=$(iptables -w -t nat -nL swandoc-source-nat --line-numbers 2>/dev/null |
  grep -F '/* 10.3.0.0/24 */' | cut -d ' ' -f 1)
if [ -n "$number" ]; then iptables -w -t nat -D swandoc-source-nat "$number"; fi
if [ "$(iptables -w -t nat -S swandoc-source-nat 2>/dev/null)" = "-N swandoc-source-nat" ]; then
  iptables -w -t nat -D POSTROUTING -j swandoc-source-nat 2>/dev/null || true
  iptables -w -t nat -X swandoc-source-nat
fi
if [ -e /etc/systemd/system/swandoc-source-nat-10.3.0.0-24.service ]; then
  systemctl disable swandoc-source-nat-10.3.0.0-24.service
  rm -f /etc/systemd/system/swandoc-source-nat-10.3.0.0-24.service /etc/swandoc/source-nat-10.3.0.0-24.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
