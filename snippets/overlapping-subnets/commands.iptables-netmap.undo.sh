# swandoc SWD222/commands/iptables-netmap/undo v1 ca558261
(
set -eu
rule="-s 10.3.0.0/24 -d 10.5.0.0/24 -m policy --dir in --pol ipsec -m comment --comment swandoc-netmap -j NETMAP --to 10.1.0.0/24"
# shellcheck disable=SC2086 # the words of the rule
while iptables -w -t nat -C PREROUTING $rule 2>/dev/null
do iptables -w -t nat -D PREROUTING $rule
done
if [ -e /etc/systemd/system/swandoc-netmap.service ]; then
  systemctl disable swandoc-netmap.service
  rm -f /etc/systemd/system/swandoc-netmap.service /etc/swandoc/netmap.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
