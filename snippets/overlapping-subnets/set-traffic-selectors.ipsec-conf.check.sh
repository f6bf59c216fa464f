# swandoc SWD222/set-traffic-selectors/ipsec-conf/check v1 d6c64eec
if { ipsec statusall || strongswan statusall; } 2>/dev/null | grep -q '^ *net:   child:  10.5.0.0/24 === .* '
then echo "in place"
else echo "not in place"; false
fi
