# swandoc SWD202/set-traffic-selectors/swanctl/check v1 282061ec
if swanctl --list-conns --raw | grep -q '^list-conn event {rw {.*[{ ]net {mode=[^}]*remote-ts=\[10.1.0.0/24\]'
then echo "in place"
else echo "not in place"; false
fi
