# swandoc SWD205/commands/nmcli-strongswan/verify v1 7f7166c4
nmcli -e no -g vpn.data connection show office | tr ',' '\n' | grep 'remote-ts'
