# swandoc SWD213/set-traffic-selectors-2/ipsec-conf/check v1 c82cd46a
if { ipsec statusall || strongswan statusall; } 2>/dev/null | grep -q '^ *net:   child:  10.1.0.0/24 ::/0 === .* '
then echo "in place"
else echo "not in place"; false
fi
