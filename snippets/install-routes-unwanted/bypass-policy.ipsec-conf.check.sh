# swandoc SWD221/bypass-policy/ipsec-conf/check v1 58458da5
if { ipsec statusall || strongswan statusall; } 2>/dev/null | grep -q '^ *own-lan:  10.1.0.0/24 === 10.1.0.0/24 PASS'
then echo "in place"
else echo "not in place"; false
fi
