# swandoc SWD126/set-traffic-selectors/swanctl/check v1 47b226c7
if swanctl --list-conns --raw | grep -q '^list-conn event {rw {.*[{ ]net {mode=[^}]*remote-ts=\[10.2.0.0/24\]'
then echo "in place"
else echo "not in place"; false
fi
