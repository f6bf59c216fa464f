# swandoc SWD138/load-plugin/strongswan-conf/check v1 95799fd6
if grep -qsxF '      load = no' /etc/strongswan.d/zz-swandoc-charon.plugins.connmark.load.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.connmark.load.conf &&
   ! swanctl --stats | grep -qE '^loaded plugins:.* connmark( |$)'
then echo "in place"
else echo "not in place"; false
fi
