# swandoc SWD222/bypass-policy/ipsec-conf/check
if { ipsec statusall || strongswan statusall; } 2>/dev/null | grep -q '^ *local-lan:  10.1.0.0/24 === 10.1.0.0/24 PASS'
then echo "in place"
else echo "not in place"; false
fi
