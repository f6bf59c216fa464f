# swandoc SWD223/bypass-policy/swanctl/check v1 f12b5009
if swanctl --list-pols --pass --raw | grep -q 'local-lan {.*mode=PASS local-ts=\[192.168.178.0/24\] remote-ts=\[192.168.178.0/24\]'
then echo "in place"
else echo "not in place"; false
fi
