# swandoc SWD315/clamp-mss/ufw/undo v1 0df7c407
(
set -eu
remove() {
  "$1" -w -t "$2" -S "$3" 2>/dev/null | grep -e 'swandoc-clamp-mss[" ]' | sed s/^-A/-D/ |
    while read -r rule; do echo "$rule" | xargs "$1" -w -t "$2"; done
}
remove iptables mangle FORWARD
remove ip6tables mangle FORWARD
sed -i '\|^# swandoc-clamp-mss begin$|,\|^# swandoc-clamp-mss end$|d' /etc/ufw/before.rules
sed -i '\|^# swandoc-clamp-mss begin$|,\|^# swandoc-clamp-mss end$|d' /etc/ufw/before6.rules
)
