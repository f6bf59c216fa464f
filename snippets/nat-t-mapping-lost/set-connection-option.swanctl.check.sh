# swandoc SWD132/set-connection-option/swanctl/check v2 fb6dd747
if grep -qsxF '    dpd_delay = "20s"' /etc/swanctl/conf.d/zz-swandoc-rw.dpd_delay.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.dpd_delay.conf &&
   swanctl --list-conns | grep -q '^rw: '
then echo "in place"
else echo "not in place"; false
fi
