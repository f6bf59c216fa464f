# swandoc SWD214/set-connection-option/swanctl/verify v1 bda302ab
cat /etc/swanctl/conf.d/zz-swandoc-site.version.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-site.version.conf 2>/dev/null; swanctl --list-conns
