# swandoc SWD233/set-traffic-selectors-3/swanctl/check v1 65f07a3e
if swanctl --list-conns --raw | grep -q '^list-conn event {rw {.*[{ ]net {mode=[^}]*local-ts=\[10.1.0.0/24 10.2.0.0/24\]'
then echo "in place"
else echo "not in place"; false
fi
