# swandoc SWD117/set-traffic-selectors-2/ipsec-conf/check v1 c1f4fa23
if { ipsec statusall || strongswan statusall; } 2>/dev/null | grep -q '^ *net:   child:  .* === 0.0.0.0/0 ::/0 '
then echo "in place"
else echo "not in place"; false
fi
