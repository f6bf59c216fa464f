# swandoc SWD211/set-traffic-selectors/swanctl/check v1 eddef717
if swanctl --list-conns --raw | grep -q '^list-conn event {rw {.*[{ ]net {mode=[^}]*local-ts=\[10.1.0.0/24 255.255.255.255/32\]'
then echo "in place"
else echo "not in place"; false
fi
