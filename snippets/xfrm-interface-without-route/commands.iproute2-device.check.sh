# swandoc SWD229/commands/iproute2-device/check v1 15e4b130
if ip route show 10.2.0.0/24 dev ipsec0 | grep -q .
then echo "in place"
else echo "not in place"; false
fi
