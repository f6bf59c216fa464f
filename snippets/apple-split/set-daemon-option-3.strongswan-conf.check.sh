# swandoc SWD213/set-daemon-option-3/strongswan-conf/check v1 558f55f9
if grep -qsxF '      25 = "corp.example"' /etc/strongswan.d/zz-swandoc-charon.plugins.attr.25.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.attr.25.conf
then echo "in place"
else echo "not in place"; false
fi
