# swandoc SWD228/set-daemon-option-2/strongswan-conf/check v1 4a6d0ae6
if grep -qsxF '      fwmark = "!220"' /etc/strongswan.d/zz-swandoc-charon.plugins.kernel-netlink.fwmark.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.kernel-netlink.fwmark.conf
then echo "in place"
else echo "not in place"; false
fi
