# swandoc SWD301/commands/iptables-hooks/check v1 c111a46b
(
stands() {
  "$1" -w -t mangle -C "$2" -p tcp --tcp-flags SYN,RST SYN -m policy --dir "$3" --pol ipsec \
    -m comment --comment swandoc-clamp-mss-hooks -j TCPMSS --set-mss "$4" 2>/dev/null
}
if stands iptables PREROUTING in 1270 && stands iptables POSTROUTING out 1270 &&
  stands ip6tables PREROUTING in 1250 && stands ip6tables POSTROUTING out 1250
then
  echo "in place"
else
  echo "not in place"
  exit 1
fi
)
