# swandoc SWD132/set-daemon-option/strongswan-conf/check v1 00ca2588
if grep -qsxF '  keep_alive = "10s"' /etc/strongswan.d/zz-swandoc-charon.keep_alive.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.keep_alive.conf
then echo "in place"
else echo "not in place"; false
fi
