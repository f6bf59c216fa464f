# swandoc SWD214/set-traffic-selectors-2/swanctl/check v1 2c8ae884
if swanctl --list-conns --raw | grep -q '^list-conn event {site {.*[{ ]lans {mode=[^}]*local-ts=\[10.2.0.0/24\][^}]*remote-ts=\[10.1.0.0/24\]'
then echo "in place"
else echo "not in place"; false
fi
