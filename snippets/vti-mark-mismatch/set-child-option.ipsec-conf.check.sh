# swandoc SWD230/set-child-option/ipsec-conf/check v1 7e6fa4b6
if sed -n '/^# swandoc lans.mark_in begin$/,/^# swandoc lans.mark_in end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null | grep -qxF '  mark_in = "42"'
then echo "in place"
else echo "not in place"; false
fi
