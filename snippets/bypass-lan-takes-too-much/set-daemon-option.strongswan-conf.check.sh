# swandoc SWD224/set-daemon-option/strongswan-conf/check v1 55aea38a
if grep -qsxF '      interfaces_use = "eth0"' /etc/strongswan.d/zz-swandoc-charon.plugins.bypass-lan.interfaces_use.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.bypass-lan.interfaces_use.conf
then echo "in place"
else echo "not in place"; false
fi
