# swandoc SWD113/exempt-ipsec-from-nat/ufw/undo v1 05d6b569
(
set -eu
remove() {
  "$1" -w -t "$2" -S "$3" 2>/dev/null | grep -e 'swandoc-exempt-ipsec-from-nat-eth0[" ]' | sed s/^-A/-D/ |
    while read -r rule; do echo "$rule" | xargs "$1" -w -t "$2"; done
}
remove iptables nat POSTROUTING
remove ip6tables nat POSTROUTING
sed -i '\|^# swandoc-exempt-ipsec-from-nat-eth0 begin$|,\|^# swandoc-exempt-ipsec-from-nat-eth0 end$|d' /etc/ufw/before.rules
sed -i '\|^# swandoc-exempt-ipsec-from-nat-eth0 begin$|,\|^# swandoc-exempt-ipsec-from-nat-eth0 end$|d' /etc/ufw/before6.rules
)
