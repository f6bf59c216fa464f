# swandoc SWD107/commands/ufw-route/check v1 8955c895
if ufw status | grep -q 'swandoc-route'
then echo "in place"
else echo "not in place"; false
fi
