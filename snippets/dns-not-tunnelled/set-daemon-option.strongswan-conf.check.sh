# swandoc SWD225/set-daemon-option/strongswan-conf/check
if grep -qsxF '        iface = "ipsec0"' /etc/strongswan.d/zz-swandoc-charon.plugins.resolve.resolvconf.iface.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.resolve.resolvconf.iface.conf
then echo "in place"
else echo "not in place"; false
fi
