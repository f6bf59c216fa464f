# swandoc SWD215/set-connection-option/ipsec-conf/check v1 5cdf94c2
if sed -n '/^# swandoc site.keyexchange begin$/,/^# swandoc site.keyexchange end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null | grep -qxF '  keyexchange = "ikev2"'
then echo "in place"
else echo "not in place"; false
fi
