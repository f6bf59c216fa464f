# swandoc SWD205/commands/nmcli-strongswan/check v1 5ebde270
if nmcli -e no -g vpn.data connection show office | grep -Eq 'remote-ts *= *10.1.0.0/24(,|$)'
then echo "in place"
else echo "not in place"; false
fi
