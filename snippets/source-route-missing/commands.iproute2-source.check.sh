# swandoc SWD219/commands/iproute2-source/check v1 93c6904b
if ip -4 route get 10.1.0.10 | grep -q 'src 10.3.0.1 '
then echo "in place"
else echo "not in place"; false
fi
