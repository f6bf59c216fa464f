# swandoc SWD214/set-traffic-selectors/ipsec-conf/check v1 1d3147c2
if { ipsec statusall || strongswan statusall; } 2>/dev/null | grep -q '^ *lans:   child:  10.1.0.0/24 === 10.2.0.0/24 '
then echo "in place"
else echo "not in place"; false
fi
