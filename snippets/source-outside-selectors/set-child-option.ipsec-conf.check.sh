# swandoc SWD218/set-child-option/ipsec-conf/check v1 bc0f8a00
if sed -n '/^# swandoc lans.leftsubnet begin$/,/^# swandoc lans.leftsubnet end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null | grep -qxF '  leftsubnet = "10.1.0.0/24,%dynamic"'
then echo "in place"
else echo "not in place"; false
fi
