# swandoc SWD227/set-traffic-selectors/swanctl/check v1 a88dfa67
if swanctl --list-conns --raw | grep -q '^list-conn event {site {.*[{ ]lans {mode=[^}]*local-ts=\[10.5.0.0/24\]'
then echo "in place"
else echo "not in place"; false
fi
