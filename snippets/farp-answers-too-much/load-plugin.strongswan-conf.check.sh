# swandoc SWD126/load-plugin/strongswan-conf/check v1 cffadb41
if grep -qsxF '      load = no' /etc/strongswan.d/zz-swandoc-charon.plugins.farp.load.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.farp.load.conf &&
   ! swanctl --stats | grep -qE '^loaded plugins:.* farp( |$)'
then echo "in place"
else echo "not in place"; false
fi
