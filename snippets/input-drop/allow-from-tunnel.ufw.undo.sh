# swandoc SWD109/allow-from-tunnel/ufw/undo v1 37c4c4aa
(
set -eu
subnet=10.3.0.0/24
case $subnet in *:*) six=6 ;; *) six='' ;; esac
remove() {
  "$1" -w -t "$2" -S "$3" 2>/dev/null | grep -e 'swandoc-allow-from-tunnel-10.3.0.0/24[" ]' | sed s/^-A/-D/ |
    while read -r rule; do echo "$rule" | xargs "$1" -w -t "$2"; done
}
remove "ip${six}tables" filter "ufw${six}-before-input"
sed -i '\|^# swandoc-allow-from-tunnel-10.3.0.0/24 begin$|,\|^# swandoc-allow-from-tunnel-10.3.0.0/24 end$|d' "/etc/ufw/before${six}.rules"
)
