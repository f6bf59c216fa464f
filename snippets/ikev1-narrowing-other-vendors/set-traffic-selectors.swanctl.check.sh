# swandoc SWD216/set-traffic-selectors/swanctl/check v1 db924685
if swanctl --list-conns --raw | grep -q '^list-conn event {rw {.*[{ ]net {mode=[^}]*local-ts=\[10.1.0.0/24\]'
then echo "in place"
else echo "not in place"; false
fi
