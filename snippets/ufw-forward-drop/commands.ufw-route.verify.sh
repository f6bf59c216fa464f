# swandoc SWD107/commands/ufw-route/verify v1 56f5609b
ufw status | grep swandoc-route
