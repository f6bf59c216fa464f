# swandoc SWD211/set-traffic-selectors/ipsec-conf/check v1 d72cff01
if { ipsec statusall || strongswan statusall; } 2>/dev/null | grep -q '^ *net:   child:  10.1.0.0/24 255.255.255.255/32 === .* '
then echo "in place"
else echo "not in place"; false
fi
