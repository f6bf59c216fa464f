# swandoc SWD137/bypass-policy/swanctl/check v1 97e37782
if swanctl --list-pols --pass --raw | grep -q 'leased-line {.*mode=PASS local-ts=\[10.1.0.0/24\] remote-ts=\[10.2.0.0/24\]'
then echo "in place"
else echo "not in place"; false
fi
