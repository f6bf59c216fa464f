# swandoc SWD220/commands/iproute2-rule/check v1 efc7adbc
if ip -4 rule show | grep -q 'lookup 220'
then echo "in place"
else echo "not in place"; false
fi
