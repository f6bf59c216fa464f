# swandoc SWD220/commands/iproute2-rule/check
if ip -4 rule show | grep -q 'lookup 220'
then echo "in place"
else echo "not in place"; false
fi
