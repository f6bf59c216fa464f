# swandoc SWD135/set-child-option-2/ipsec-conf/check v1 015468f7
if sed -n '/^# swandoc net.sha256_96 begin$/,/^# swandoc net.sha256_96 end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null | grep -qxF '  sha256_96 = "yes"'
then echo "in place"
else echo "not in place"; false
fi
