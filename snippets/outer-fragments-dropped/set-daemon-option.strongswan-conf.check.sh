# swandoc SWD316/set-daemon-option/strongswan-conf/check v1 020e794e
if grep -qsxF '      mtu = "1310"' /etc/strongswan.d/zz-swandoc-charon.plugins.kernel-netlink.mtu.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.kernel-netlink.mtu.conf
then echo "in place"
else echo "not in place"; false
fi
