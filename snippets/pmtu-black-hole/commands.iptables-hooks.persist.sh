# swandoc SWD301/commands/iptables-hooks/persist v1 af596ac6
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/clamp-mss-hooks.sh <<'SCRIPT'
put() {
  tool=$1 chain=$2 way=$3 mss=$4
  set -- -p tcp --tcp-flags SYN,RST SYN -m policy --dir "$way" --pol ipsec \
    -m comment --comment swandoc-clamp-mss-hooks -j TCPMSS --set-mss "$mss"
  "$tool" -w -t mangle -C "$chain" "$@" 2>/dev/null || "$tool" -w -t mangle -A "$chain" "$@"
}
put iptables PREROUTING in 1270
put iptables POSTROUTING out 1270
put ip6tables PREROUTING in 1250
put ip6tables POSTROUTING out 1250
SCRIPT
cat > /etc/systemd/system/swandoc-clamp-mss-hooks.service <<'UNIT'
[Unit]
Description=Lower the MSS of what arrives from, or leaves into, a tunnel
After=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service
PartOf=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/clamp-mss-hooks.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-clamp-mss-hooks.service
)
