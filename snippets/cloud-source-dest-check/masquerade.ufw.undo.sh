# swandoc SWD127/masquerade/ufw/undo v1 b1f26645
(
set -eu
subnet=10.3.0.0/24
case $subnet in *:*) six=6 ;; *) six='' ;; esac
remove() {
  "$1" -w -t "$2" -S "$3" 2>/dev/null | grep -e 'swandoc-masquerade-10.3.0.0/24-eth1[" ]' | sed s/^-A/-D/ |
    while read -r rule; do echo "$rule" | xargs "$1" -w -t "$2"; done
}
remove "ip${six}tables" nat POSTROUTING
sed -i '\|^# swandoc-masquerade-10.3.0.0/24-eth1 begin$|,\|^# swandoc-masquerade-10.3.0.0/24-eth1 end$|d' "/etc/ufw/before${six}.rules"
)
