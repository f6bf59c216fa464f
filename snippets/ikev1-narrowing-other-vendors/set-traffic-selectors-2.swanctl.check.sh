# swandoc SWD216/set-traffic-selectors-2/swanctl/check v1 32adf9b3
if swanctl --list-conns --raw | grep -q '^list-conn event {rw {.*[{ ]net {mode=[^}]*local-ts=\[0.0.0.0/0\]'
then echo "in place"
else echo "not in place"; false
fi
