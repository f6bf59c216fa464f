# swandoc SWD113/exempt-ipsec-from-nat/ufw/apply v1 b4641ed1
(
set -eu
remove() {
  "$1" -w -t "$2" -S "$3" 2>/dev/null | grep -e 'swandoc-exempt-ipsec-from-nat-eth0[" ]' | sed s/^-A/-D/ |
    while read -r rule; do echo "$rule" | xargs "$1" -w -t "$2"; done
}
if iptables -w -t nat -C POSTROUTING -m comment --comment swandoc-exempt-ipsec-from-nat-eth0 -o eth0 -m policy --dir out --pol ipsec -j ACCEPT 2>/dev/null &&
   ip6tables -w -t nat -C POSTROUTING -m comment --comment swandoc-exempt-ipsec-from-nat-eth0 -o eth0 -m policy --dir out --pol ipsec -j ACCEPT 2>/dev/null
then exit; fi
remove iptables nat POSTROUTING
remove ip6tables nat POSTROUTING
ip6tables -w -t nat -I POSTROUTING -m comment --comment swandoc-exempt-ipsec-from-nat-eth0 -o eth0 -m policy --dir out --pol ipsec -j ACCEPT
iptables -w -t nat -I POSTROUTING -m comment --comment swandoc-exempt-ipsec-from-nat-eth0 -o eth0 -m policy --dir out --pol ipsec -j ACCEPT
)
