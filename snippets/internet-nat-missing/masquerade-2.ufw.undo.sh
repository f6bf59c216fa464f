# swandoc SWD116/masquerade-2/ufw/undo v1 b61e85da
(
set -eu
subnet=2001:db8:3::/64
case $subnet in *:*) six=6 ;; *) six='' ;; esac
remove() {
  "$1" -w -t "$2" -S "$3" 2>/dev/null | grep -e 'swandoc-masquerade-2001:db8:3::/64-eth0[" ]' | sed s/^-A/-D/ |
    while read -r rule; do echo "$rule" | xargs "$1" -w -t "$2"; done
}
remove "ip${six}tables" nat POSTROUTING
sed -i '\|^# swandoc-masquerade-2001:db8:3::/64-eth0 begin$|,\|^# swandoc-masquerade-2001:db8:3::/64-eth0 end$|d' "/etc/ufw/before${six}.rules"
)
