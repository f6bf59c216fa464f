# swandoc SWD301/commands/iptables-hooks/apply v1 03fcd1de
(
# Put the rule there, unless it is there already with this value.
put() {
  tool=$1 chain=$2 way=$3 mss=$4
  set -- -p tcp --tcp-flags SYN,RST SYN -m policy --dir "$way" --pol ipsec \
    -m comment --comment swandoc-clamp-mss-hooks -j TCPMSS --set-mss "$mss"
  if "$tool" -w -t mangle -C "$chain" "$@" 2>/dev/null; then return; fi
  "$tool" -w -t mangle -S "$chain" | grep swandoc-clamp-mss-hooks | sed 's/^-A/-D/' |
    while read -r rule; do echo "$rule" | xargs "$tool" -w -t mangle; done
  "$tool" -w -t mangle -A "$chain" "$@"
}
put iptables PREROUTING in 1270
put iptables POSTROUTING out 1270
put ip6tables PREROUTING in 1250
put ip6tables POSTROUTING out 1250
)
