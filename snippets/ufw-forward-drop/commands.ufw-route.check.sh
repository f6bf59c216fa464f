# swandoc SWD107/commands/ufw-route/check
if ufw status | grep -q 'swandoc-route'
then echo "in place"
else echo "not in place"; false
fi
