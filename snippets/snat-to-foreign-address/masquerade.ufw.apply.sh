# swandoc SWD115/masquerade/ufw/apply v1 f0ddc498
(
set -eu
subnet=10.3.0.0/24
case $subnet in *:*) six=6 ;; *) six='' ;; esac
remove() {
  "$1" -w -t "$2" -S "$3" 2>/dev/null | grep -e 'swandoc-masquerade-10.3.0.0/24-eth0[" ]' | sed s/^-A/-D/ |
    while read -r rule; do echo "$rule" | xargs "$1" -w -t "$2"; done
}
if "ip${six}tables" -w -t nat -C POSTROUTING -m comment --comment swandoc-masquerade-10.3.0.0/24-eth0 -s 10.3.0.0/24 -o eth0 -m policy --dir out --pol none -j MASQUERADE 2>/dev/null
then exit; fi
remove "ip${six}tables" nat POSTROUTING
"ip${six}tables" -w -t nat -I POSTROUTING -m comment --comment swandoc-masquerade-10.3.0.0/24-eth0 -s 10.3.0.0/24 -o eth0 -m policy --dir out --pol none -j MASQUERADE
)
