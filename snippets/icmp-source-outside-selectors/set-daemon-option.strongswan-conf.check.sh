# swandoc SWD307/set-daemon-option/strongswan-conf/check v1 06219c07
if grep -qsxF '  install_routes = "yes"' /etc/strongswan.d/zz-swandoc-charon.install_routes.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.install_routes.conf
then echo "in place"
else echo "not in place"; false
fi
