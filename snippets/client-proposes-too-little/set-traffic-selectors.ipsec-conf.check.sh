# swandoc SWD202/set-traffic-selectors/ipsec-conf/check v1 99cf18c5
if { ipsec statusall || strongswan statusall; } 2>/dev/null | grep -q '^ *net:   child:  .* === 10.1.0.0/24 '
then echo "in place"
else echo "not in place"; false
fi
