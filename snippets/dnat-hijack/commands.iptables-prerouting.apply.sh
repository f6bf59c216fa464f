# swandoc SWD119/commands/iptables-prerouting/apply v1 100a7550
(
set -eu
set -- PREROUTING -m policy --dir in --pol ipsec -m comment --comment swandoc-exempt-ipsec-from-dnat -j ACCEPT
iptables -t nat -C "$@" 2>/dev/null || iptables -t nat -I "$@"
)
