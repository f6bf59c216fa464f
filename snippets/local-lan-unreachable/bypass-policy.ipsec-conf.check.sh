# swandoc SWD223/bypass-policy/ipsec-conf/check v1 3be0aa0b
if { ipsec statusall || strongswan statusall; } 2>/dev/null | grep -q '^ *local-lan:  192.168.178.0/24 === 192.168.178.0/24 PASS'
then echo "in place"
else echo "not in place"; false
fi
