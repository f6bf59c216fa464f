# swandoc SWD222/set-traffic-selectors-2/swanctl/check v1 d9026fa3
if swanctl --list-conns --raw | grep -q '^list-conn event {rw {.*[{ ]net {mode=[^}]*remote-ts=\[10.4.0.0/24\]'
then echo "in place"
else echo "not in place"; false
fi
