# swandoc SWD221/bypass-policy/swanctl/check v1 58bdb660
if swanctl --list-pols --pass --raw | grep -q 'own-lan {.*mode=PASS local-ts=\[10.1.0.0/24\] remote-ts=\[10.1.0.0/24\]'
then echo "in place"
else echo "not in place"; false
fi
