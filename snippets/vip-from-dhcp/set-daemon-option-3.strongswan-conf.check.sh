# swandoc SWD124/set-daemon-option-3/strongswan-conf/check v1 9dbea2cb
if grep -qsxF '      server = "10.1.0.255"' /etc/strongswan.d/zz-swandoc-charon.plugins.dhcp.server.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.dhcp.server.conf
then echo "in place"
else echo "not in place"; false
fi
