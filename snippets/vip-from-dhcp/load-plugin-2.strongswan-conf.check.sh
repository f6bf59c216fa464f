# swandoc SWD124/load-plugin-2/strongswan-conf/check v1 c13c7292
if grep -qsxF '      load = yes' /etc/strongswan.d/zz-swandoc-charon.plugins.farp.load.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.farp.load.conf &&
   swanctl --stats | grep -qE '^loaded plugins:.* farp( |$)'
then echo "in place"
else echo "not in place"; false
fi
