# swandoc SWD124/set-daemon-option-2/strongswan-conf/check v1 6d29e05d
if grep -qsxF '      force_server_address = "yes"' /etc/strongswan.d/zz-swandoc-charon.plugins.dhcp.force_server_address.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.dhcp.force_server_address.conf
then echo "in place"
else echo "not in place"; false
fi
