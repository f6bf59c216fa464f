# swandoc SWD233/set-traffic-selectors/ipsec-conf/check v1 71f19ad8
if { ipsec statusall || strongswan statusall; } 2>/dev/null | grep -q '^ *lans:   child:  10.1.0.0/24 10.3.0.0/24 === 10.2.0.0/24 '
then echo "in place"
else echo "not in place"; false
fi
