# swandoc SWD117/set-traffic-selectors/swanctl/check v1 858f5291
if swanctl --list-conns --raw | grep -q '^list-conn event {rw {.*[{ ]net {mode=[^}]*local-ts=\[0.0.0.0/0 ::/0\]'
then echo "in place"
else echo "not in place"; false
fi
