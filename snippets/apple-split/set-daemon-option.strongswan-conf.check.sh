# swandoc SWD213/set-daemon-option/strongswan-conf/check v1 b54a7249
if grep -qsxF '      subnet = "10.1.0.0/24"' /etc/strongswan.d/zz-swandoc-charon.plugins.attr.subnet.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.attr.subnet.conf
then echo "in place"
else echo "not in place"; false
fi
