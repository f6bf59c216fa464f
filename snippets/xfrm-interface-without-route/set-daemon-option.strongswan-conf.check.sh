# swandoc SWD229/set-daemon-option/strongswan-conf/check v1 e46f7f89
if grep -qsxF '      install_routes_xfrmi = "yes"' /etc/strongswan.d/zz-swandoc-charon.plugins.kernel-netlink.install_routes_xfrmi.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.kernel-netlink.install_routes_xfrmi.conf
then echo "in place"
else echo "not in place"; false
fi
