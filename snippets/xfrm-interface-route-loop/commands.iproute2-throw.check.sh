# swandoc SWD228/commands/iproute2-throw/check v1 b6a0c4be
if ip route show table 220 type throw 2>/dev/null | grep -q '192.0.2.1 '
then echo "in place"
else echo "not in place"; false
fi
