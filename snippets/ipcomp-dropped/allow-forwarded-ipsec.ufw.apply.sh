# swandoc SWD136/allow-forwarded-ipsec/ufw/apply v1 45f9cd98
(
set -eu
remove() {
  "$1" -w -t "$2" -S "$3" 2>/dev/null | grep -e 'swandoc-allow-forwarded-ipsec[" ]' | sed s/^-A/-D/ |
    while read -r rule; do echo "$rule" | xargs "$1" -w -t "$2"; done
}
if iptables -w -t filter -C ufw-before-forward -m comment --comment swandoc-allow-forwarded-ipsec -m policy --dir in --pol ipsec -j ACCEPT 2>/dev/null &&
   iptables -w -t filter -C ufw-before-forward -m comment --comment swandoc-allow-forwarded-ipsec -m policy --dir out --pol ipsec -j ACCEPT 2>/dev/null &&
   ip6tables -w -t filter -C ufw6-before-forward -m comment --comment swandoc-allow-forwarded-ipsec -m policy --dir in --pol ipsec -j ACCEPT 2>/dev/null &&
   ip6tables -w -t filter -C ufw6-before-forward -m comment --comment swandoc-allow-forwarded-ipsec -m policy --dir out --pol ipsec -j ACCEPT 2>/dev/null
then exit; fi
remove iptables filter ufw-before-forward
remove ip6tables filter ufw6-before-forward
ip6tables -w -t filter -I ufw6-before-forward -m comment --comment swandoc-allow-forwarded-ipsec -m policy --dir out --pol ipsec -j ACCEPT
ip6tables -w -t filter -I ufw6-before-forward -m comment --comment swandoc-allow-forwarded-ipsec -m policy --dir in --pol ipsec -j ACCEPT
iptables -w -t filter -I ufw-before-forward -m comment --comment swandoc-allow-forwarded-ipsec -m policy --dir out --pol ipsec -j ACCEPT
iptables -w -t filter -I ufw-before-forward -m comment --comment swandoc-allow-forwarded-ipsec -m policy --dir in --pol ipsec -j ACCEPT
)
