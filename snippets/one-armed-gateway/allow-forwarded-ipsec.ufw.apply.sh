# swandoc SWD118/allow-forwarded-ipsec/ufw/apply v1 59e5c8d8
(
set -eu
subnet=10.3.0.0/24
case $subnet in *:*) six=6 ;; *) six='' ;; esac
remove() {
  "$1" -w -t "$2" -S "$3" 2>/dev/null | grep -e 'swandoc-allow-forwarded-ipsec-10.3.0.0/24[" ]' | sed s/^-A/-D/ |
    while read -r rule; do echo "$rule" | xargs "$1" -w -t "$2"; done
}
if "ip${six}tables" -w -t filter -C "ufw${six}-before-forward" -m comment --comment swandoc-allow-forwarded-ipsec-10.3.0.0/24 -s 10.3.0.0/24 -m policy --dir in --pol ipsec -j ACCEPT 2>/dev/null &&
   "ip${six}tables" -w -t filter -C "ufw${six}-before-forward" -m comment --comment swandoc-allow-forwarded-ipsec-10.3.0.0/24 -d 10.3.0.0/24 -m policy --dir out --pol ipsec -j ACCEPT 2>/dev/null
then exit; fi
remove "ip${six}tables" filter "ufw${six}-before-forward"
"ip${six}tables" -w -t filter -I "ufw${six}-before-forward" -m comment --comment swandoc-allow-forwarded-ipsec-10.3.0.0/24 -d 10.3.0.0/24 -m policy --dir out --pol ipsec -j ACCEPT
"ip${six}tables" -w -t filter -I "ufw${six}-before-forward" -m comment --comment swandoc-allow-forwarded-ipsec-10.3.0.0/24 -s 10.3.0.0/24 -m policy --dir in --pol ipsec -j ACCEPT
)
