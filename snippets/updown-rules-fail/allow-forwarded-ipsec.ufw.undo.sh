# swandoc SWD139/allow-forwarded-ipsec/ufw/undo v1 97e305e7
(
set -eu
subnet=10.3.0.0/24
case $subnet in *:*) six=6 ;; *) six='' ;; esac
remove() {
  "$1" -w -t "$2" -S "$3" 2>/dev/null | grep -e 'swandoc-allow-forwarded-ipsec-10.3.0.0/24[" ]' | sed s/^-A/-D/ |
    while read -r rule; do echo "$rule" | xargs "$1" -w -t "$2"; done
}
remove "ip${six}tables" filter "ufw${six}-before-forward"
sed -i '\|^# swandoc-allow-forwarded-ipsec-10.3.0.0/24 begin$|,\|^# swandoc-allow-forwarded-ipsec-10.3.0.0/24 end$|d' "/etc/ufw/before${six}.rules"
)
