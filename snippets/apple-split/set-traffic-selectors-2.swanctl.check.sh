# swandoc SWD213/set-traffic-selectors-2/swanctl/check v1 a536bdcc
if swanctl --list-conns --raw | grep -q '^list-conn event {rw {.*[{ ]net {mode=[^}]*local-ts=\[10.1.0.0/24 ::/0\]'
then echo "in place"
else echo "not in place"; false
fi
