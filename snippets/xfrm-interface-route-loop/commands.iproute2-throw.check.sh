# swandoc SWD228/commands/iproute2-throw/check
if ip route show table 220 type throw 2>/dev/null | grep -q '192.0.2.1 '
then echo "in place"
else echo "not in place"; false
fi
