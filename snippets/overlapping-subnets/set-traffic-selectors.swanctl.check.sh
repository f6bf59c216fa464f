# swandoc SWD222/set-traffic-selectors/swanctl/check v1 46f758c8
if swanctl --list-conns --raw | grep -q '^list-conn event {rw {.*[{ ]net {mode=[^}]*local-ts=\[10.5.0.0/24\]'
then echo "in place"
else echo "not in place"; false
fi
