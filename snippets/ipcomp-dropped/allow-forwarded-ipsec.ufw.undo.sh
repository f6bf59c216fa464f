# swandoc SWD136/allow-forwarded-ipsec/ufw/undo v1 4c2fe481
(
set -eu
remove() {
  "$1" -w -t "$2" -S "$3" 2>/dev/null | grep -e 'swandoc-allow-forwarded-ipsec[" ]' | sed s/^-A/-D/ |
    while read -r rule; do echo "$rule" | xargs "$1" -w -t "$2"; done
}
remove iptables filter ufw-before-forward
remove ip6tables filter ufw6-before-forward
sed -i '\|^# swandoc-allow-forwarded-ipsec begin$|,\|^# swandoc-allow-forwarded-ipsec end$|d' /etc/ufw/before.rules
sed -i '\|^# swandoc-allow-forwarded-ipsec begin$|,\|^# swandoc-allow-forwarded-ipsec end$|d' /etc/ufw/before6.rules
)
