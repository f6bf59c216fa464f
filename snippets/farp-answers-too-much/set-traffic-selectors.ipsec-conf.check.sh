# swandoc SWD126/set-traffic-selectors/ipsec-conf/check v1 a4ee17fd
if { ipsec statusall || strongswan statusall; } 2>/dev/null | grep -q '^ *net:   child:  .* === 10.2.0.0/24 '
then echo "in place"
else echo "not in place"; false
fi
