# swandoc SWD229/set-daemon-option/strongswan-conf/verify v1 c52817aa
cat /etc/strongswan.d/zz-swandoc-charon.plugins.kernel-netlink.install_routes_xfrmi.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.kernel-netlink.install_routes_xfrmi.conf 2>/dev/null; swanctl --stats
