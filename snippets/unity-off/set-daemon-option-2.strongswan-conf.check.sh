# swandoc SWD217/set-daemon-option-2/strongswan-conf/check v1 89330289
if grep -qsxF '      split-include = "10.1.0.0/24"' /etc/strongswan.d/zz-swandoc-charon.plugins.attr.split-include.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.attr.split-include.conf
then echo "in place"
else echo "not in place"; false
fi
