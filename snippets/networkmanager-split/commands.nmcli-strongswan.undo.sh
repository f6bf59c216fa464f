# swandoc SWD205/commands/nmcli-strongswan/undo v1 b233fe41
(
set -eu
old=/var/lib/swandoc/networkmanager-office
if [ -e "$old" ]; then
  if [ -s "$old" ]
  then nmcli connection modify office +vpn.data "remote-ts=$(cat "$old")"
  else nmcli connection modify office -vpn.data remote-ts
  fi
  rm "$old"
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
