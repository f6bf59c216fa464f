# swandoc SWD116/masquerade-2/ufw/apply v1 d2d60235
(
set -eu
subnet=2001:db8:3::/64
case $subnet in *:*) six=6 ;; *) six='' ;; esac
remove() {
  "$1" -w -t "$2" -S "$3" 2>/dev/null | grep -e 'swandoc-masquerade-2001:db8:3::/64-eth0[" ]' | sed s/^-A/-D/ |
    while read -r rule; do echo "$rule" | xargs "$1" -w -t "$2"; done
}
if "ip${six}tables" -w -t nat -C POSTROUTING -m comment --comment swandoc-masquerade-2001:db8:3::/64-eth0 -s 2001:db8:3::/64 -o eth0 -m policy --dir out --pol none -j MASQUERADE 2>/dev/null
then exit; fi
remove "ip${six}tables" nat POSTROUTING
"ip${six}tables" -w -t nat -I POSTROUTING -m comment --comment swandoc-masquerade-2001:db8:3::/64-eth0 -s 2001:db8:3::/64 -o eth0 -m policy --dir out --pol none -j MASQUERADE
)
