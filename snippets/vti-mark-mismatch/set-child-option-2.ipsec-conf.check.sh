# swandoc SWD230/set-child-option-2/ipsec-conf/check v1 3408bac1
if sed -n '/^# swandoc lans.mark_out begin$/,/^# swandoc lans.mark_out end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null | grep -qxF '  mark_out = "42"'
then echo "in place"
else echo "not in place"; false
fi
