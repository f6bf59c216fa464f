# swandoc SWD228/set-daemon-option-2/strongswan-conf/verify v1 84f26955
cat /etc/strongswan.d/zz-swandoc-charon.plugins.kernel-netlink.fwmark.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.kernel-netlink.fwmark.conf 2>/dev/null; swanctl --stats
