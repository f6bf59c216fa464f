# swandoc SWD202/set-traffic-selectors-2/ipsec-conf/check v1 e854016a
if { ipsec statusall || strongswan statusall; } 2>/dev/null | grep -q '^ *net:   child:  10.1.0.0/24 10.4.0.0/24 === .* '
then echo "in place"
else echo "not in place"; false
fi
