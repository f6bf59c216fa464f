# swandoc SWD135/set-child-option-3/ipsec-conf/check v1 2c87c321
if sed -n '/^# swandoc net.sha256_96 begin$/,/^# swandoc net.sha256_96 end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null | grep -qxF '  sha256_96 = "no"'
then echo "in place"
else echo "not in place"; false
fi
