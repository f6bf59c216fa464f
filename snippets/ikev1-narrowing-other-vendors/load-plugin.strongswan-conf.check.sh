# swandoc SWD216/load-plugin/strongswan-conf/check v1 3fe88f0c
if grep -qsxF '      load = yes' /etc/strongswan.d/zz-swandoc-charon.plugins.unity.load.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.unity.load.conf &&
   swanctl --stats | grep -qE '^loaded plugins:.* unity( |$)'
then echo "in place"
else echo "not in place"; false
fi
