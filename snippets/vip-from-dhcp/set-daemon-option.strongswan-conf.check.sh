# swandoc SWD124/set-daemon-option/strongswan-conf/check v1 67a5f1a0
if grep -qsxF '      interface = "eth1"' /etc/strongswan.d/zz-swandoc-charon.plugins.dhcp.interface.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.dhcp.interface.conf
then echo "in place"
else echo "not in place"; false
fi
