# swandoc SWD213/set-daemon-option-2/strongswan-conf/check v1 44721852
if grep -qsxF '      dns = "10.1.0.53"' /etc/strongswan.d/zz-swandoc-charon.plugins.attr.dns.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.attr.dns.conf
then echo "in place"
else echo "not in place"; false
fi
