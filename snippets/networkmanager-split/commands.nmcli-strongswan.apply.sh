# swandoc SWD205/commands/nmcli-strongswan/apply v1 118e61d8
(
set -eu
# What was there before, for undo: nothing if the setting is new.
old=/var/lib/swandoc/networkmanager-office
mkdir -p /var/lib/swandoc
[ -e "$old" ] || nmcli -e no -g vpn.data connection show office |
  tr ',' '\n' | sed -n 's/^ *remote-ts *= *//p' > "$old"
nmcli connection modify office +vpn.data 'remote-ts=10.1.0.0/24'
)
