# swandoc SWD107/commands/ufw-route/verify
ufw status | grep swandoc-route
