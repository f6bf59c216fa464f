# swandoc SWD216/set-traffic-selectors-2/ipsec-conf/check v1 4f4bed38
if { ipsec statusall || strongswan statusall; } 2>/dev/null | grep -q '^ *net:   child:  0.0.0.0/0 === .* '
then echo "in place"
else echo "not in place"; false
fi
