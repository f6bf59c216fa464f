# swandoc SWD136/set-child-option/ipsec-conf/check v1 8cb62653
if sed -n '/^# swandoc net.compress begin$/,/^# swandoc net.compress end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null | grep -qxF '  compress = "no"'
then echo "in place"
else echo "not in place"; false
fi
