# swandoc SWD205/commands/nmcli-strongswan/verify
nmcli -e no -g vpn.data connection show office | tr ',' '\n' | grep 'remote-ts'
