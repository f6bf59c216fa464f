# swandoc SWD214/set-traffic-selectors-2/ipsec-conf/check v1 21de7b10
if { ipsec statusall || strongswan statusall; } 2>/dev/null | grep -q '^ *lans:   child:  10.2.0.0/24 === 10.1.0.0/24 '
then echo "in place"
else echo "not in place"; false
fi
