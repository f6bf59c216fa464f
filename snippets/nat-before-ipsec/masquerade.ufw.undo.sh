# swandoc SWD112/masquerade/ufw/undo v1 3d126352
(
set -eu
subnet=10.1.0.0/24
case $subnet in *:*) six=6 ;; *) six='' ;; esac
remove() {
  "$1" -w -t "$2" -S "$3" 2>/dev/null | grep -e 'swandoc-masquerade-10.1.0.0/24-eth0[" ]' | sed s/^-A/-D/ |
    while read -r rule; do echo "$rule" | xargs "$1" -w -t "$2"; done
}
remove "ip${six}tables" nat POSTROUTING
sed -i '\|^# swandoc-masquerade-10.1.0.0/24-eth0 begin$|,\|^# swandoc-masquerade-10.1.0.0/24-eth0 end$|d' "/etc/ufw/before${six}.rules"
)
