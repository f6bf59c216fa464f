# swandoc SWD137/bypass-policy/ipsec-conf/check v1 5278951c
if { ipsec statusall || strongswan statusall; } 2>/dev/null | grep -q '^ *leased-line:  10.1.0.0/24 === 10.2.0.0/24 PASS'
then echo "in place"
else echo "not in place"; false
fi
