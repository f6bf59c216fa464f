# swandoc SWD117/set-traffic-selectors-2/swanctl/check v1 9e6938f5
if swanctl --list-conns --raw | grep -q '^list-conn event {rw {.*[{ ]net {mode=[^}]*remote-ts=\[0.0.0.0/0 ::/0\]'
then echo "in place"
else echo "not in place"; false
fi
