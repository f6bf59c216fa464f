# swandoc SWD117/set-traffic-selectors/ipsec-conf/check v1 4eff2360
if { ipsec statusall || strongswan statusall; } 2>/dev/null | grep -q '^ *net:   child:  0.0.0.0/0 ::/0 === .* '
then echo "in place"
else echo "not in place"; false
fi
