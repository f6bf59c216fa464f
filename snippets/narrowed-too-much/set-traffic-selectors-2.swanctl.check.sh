# swandoc SWD203/set-traffic-selectors-2/swanctl/check v1 0469b754
if swanctl --list-conns --raw | grep -q '^list-conn event {rw {.*[{ ]net {mode=[^}]*remote-ts=\[10.1.0.0/24 10.4.0.0/24\]'
then echo "in place"
else echo "not in place"; false
fi
