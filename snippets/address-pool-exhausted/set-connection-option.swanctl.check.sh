# swandoc SWD231/set-connection-option/swanctl/check v1 6f59f614
if grep -qsxF '    dpd_delay = "60s"' /etc/swanctl/conf.d/zz-swandoc-rw.dpd_delay.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.dpd_delay.conf &&
   swanctl --list-conns | grep -q '^rw: '
then echo "in place"
else echo "not in place"; false
fi
