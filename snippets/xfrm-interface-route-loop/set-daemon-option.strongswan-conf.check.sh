# swandoc SWD228/set-daemon-option/strongswan-conf/check v1 33bee51f
if grep -qsxF '      fwmark = "220"' /etc/strongswan.d/zz-swandoc-charon.plugins.socket-default.fwmark.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.socket-default.fwmark.conf
then echo "in place"
else echo "not in place"; false
fi
