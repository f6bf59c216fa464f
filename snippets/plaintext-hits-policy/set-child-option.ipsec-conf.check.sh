# swandoc SWD137/set-child-option/ipsec-conf/check v1 1e61e72e
if sed -n '/^# swandoc net.auto begin$/,/^# swandoc net.auto end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null | grep -qxF '  auto = "route"'
then echo "in place"
else echo "not in place"; false
fi
