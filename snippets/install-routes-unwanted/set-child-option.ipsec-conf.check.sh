# swandoc SWD221/set-child-option/ipsec-conf/check v1 fbc9e378
if sed -n '/^# swandoc net.rightsubnet begin$/,/^# swandoc net.rightsubnet end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null | grep -qxF '  rightsubnet = "%dynamic"'
then echo "in place"
else echo "not in place"; false
fi
