# swandoc SWD222/commands/iptables-netmap/apply v1 f73bebec
(
set -eu
rule="-s 10.3.0.0/24 -d 10.5.0.0/24 -m policy --dir in --pol ipsec -m comment --comment swandoc-netmap -j NETMAP --to 10.1.0.0/24"
# shellcheck disable=SC2086 # the words of the rule
iptables -w -t nat -C PREROUTING $rule 2>/dev/null ||
  iptables -w -t nat -I PREROUTING $rule
)
