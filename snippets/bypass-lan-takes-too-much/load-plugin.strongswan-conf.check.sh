# swandoc SWD224/load-plugin/strongswan-conf/check v1 36fc8ca9
if grep -qsxF '      load = no' /etc/strongswan.d/zz-swandoc-charon.plugins.bypass-lan.load.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.bypass-lan.load.conf &&
   ! swanctl --stats | grep -qE '^loaded plugins:.* bypass-lan( |$)'
then echo "in place"
else echo "not in place"; false
fi
