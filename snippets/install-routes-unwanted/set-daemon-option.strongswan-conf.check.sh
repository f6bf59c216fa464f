# swandoc SWD221/set-daemon-option/strongswan-conf/check v1 9c1fec75
if grep -qsxF '  install_routes = "no"' /etc/strongswan.d/zz-swandoc-charon.install_routes.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.install_routes.conf
then echo "in place"
else echo "not in place"; false
fi
