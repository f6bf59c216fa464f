# swandoc SWD215/set-connection-option/swanctl/check v1 13ce61c4
if grep -qsxF '    version = "2"' /etc/swanctl/conf.d/zz-swandoc-site.version.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-site.version.conf &&
   swanctl --list-conns | grep -q '^site: '
then echo "in place"
else echo "not in place"; false
fi
