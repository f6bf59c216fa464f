# swandoc SWD314/set-daemon-option/strongswan-conf/check v1 e02ce855
if grep -qsxF '  fragment_size = "1024"' /etc/strongswan.d/zz-swandoc-charon.fragment_size.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.fragment_size.conf
then echo "in place"
else echo "not in place"; false
fi
