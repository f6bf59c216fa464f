# swandoc SWD301/set-daemon-option/strongswan-conf/verify v1 05c9cba3
cat /etc/strongswan.d/zz-swandoc-charon.plugins.kernel-netlink.mtu.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.kernel-netlink.mtu.conf 2>/dev/null; swanctl --stats
