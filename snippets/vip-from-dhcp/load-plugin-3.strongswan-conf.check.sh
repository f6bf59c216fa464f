# swandoc SWD124/load-plugin-3/strongswan-conf/check v1 4dbc3804
if grep -qsxF '      load = yes' /etc/strongswan.d/zz-swandoc-charon.plugins.dhcp.load.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.dhcp.load.conf &&
   swanctl --stats | grep -qE '^loaded plugins:.* dhcp( |$)'
then echo "in place"
else echo "not in place"; false
fi
