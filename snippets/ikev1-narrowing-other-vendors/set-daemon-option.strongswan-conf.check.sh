# swandoc SWD216/set-daemon-option/strongswan-conf/check v1 682501fa
if grep -qsxF '  cisco_unity = "yes"' /etc/strongswan.d/zz-swandoc-charon.cisco_unity.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.cisco_unity.conf
then echo "in place"
else echo "not in place"; false
fi
