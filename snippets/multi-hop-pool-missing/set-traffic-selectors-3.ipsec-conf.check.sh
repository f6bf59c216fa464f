# swandoc SWD233/set-traffic-selectors-3/ipsec-conf/check v1 f266c464
if { ipsec statusall || strongswan statusall; } 2>/dev/null | grep -q '^ *net:   child:  10.1.0.0/24 10.2.0.0/24 === .* '
then echo "in place"
else echo "not in place"; false
fi
