# swandoc SWD130/allow-ike/firewalld/undo v1 f2c0aaac
(
set -eu
rule='rule priority="-10" service name="ipsec" accept'
# The zones that hold the rule.
holding() {
  firewall-cmd "$@" --list-all-zones |
    awk -v rule="$rule" '/^[^ \t]/ {zone = $1} index($0, rule) {print zone}'
}
for zone in $(holding); do firewall-cmd -q --zone="$zone" --remove-rich-rule="$rule"; done
for zone in $(holding --permanent); do firewall-cmd -q --permanent --zone="$zone" --remove-rich-rule="$rule"; done
)
