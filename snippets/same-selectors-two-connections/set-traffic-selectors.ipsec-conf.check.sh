# swandoc SWD227/set-traffic-selectors/ipsec-conf/check v1 b2e94dd6
if { ipsec statusall || strongswan statusall; } 2>/dev/null | grep -q '^ *lans:   child:  10.5.0.0/24 === .* '
then echo "in place"
else echo "not in place"; false
fi
