# swandoc SWD109/allow-from-tunnel/firewalld/undo v1 72b658d2
(
set -eu
subnet=10.3.0.0/24
case $subnet in
  *:*) family=ipv6 ;;
  *) family=ipv4 ;;
esac
rule="rule priority=\"-10\" family=\"$family\" source address=\"$subnet\" accept"
# The zones that hold the rule.
holding() {
  firewall-cmd "$@" --list-all-zones |
    awk -v rule="$rule" '/^[^ \t]/ {zone = $1} index($0, rule) {print zone}'
}
for zone in $(holding); do firewall-cmd -q --zone="$zone" --remove-rich-rule="$rule"; done
for zone in $(holding --permanent); do firewall-cmd -q --permanent --zone="$zone" --remove-rich-rule="$rule"; done
)
