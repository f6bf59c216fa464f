# swandoc SWD223/load-plugin/strongswan-conf/check v1 f00f22db
if grep -qsxF '      load = yes' /etc/strongswan.d/zz-swandoc-charon.plugins.bypass-lan.load.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.bypass-lan.load.conf &&
   swanctl --stats | grep -qE '^loaded plugins:.* bypass-lan( |$)'
then echo "in place"
else echo "not in place"; false
fi
