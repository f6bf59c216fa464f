# swandoc SWD136/allow-forwarded-ipsec/ipsec-conf/check v1 5bad6644
if sed -n '/^# swandoc net.leftfirewall begin$/,/^# swandoc net.leftfirewall end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null | grep -qxF '  leftfirewall = "yes"'
then echo "in place"
else echo "not in place"; false
fi
