# swandoc SWD124/set-connection-option-2/ipsec-conf/check v1 adbd4cd1
if sed -n '/^# swandoc rw.rightsourceip begin$/,/^# swandoc rw.rightsourceip end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null | grep -qxF '  rightsourceip = "%dhcp"'
then echo "in place"
else echo "not in place"; false
fi
