# swandoc SWD122/commands/iproute2-flush/check v1 bcd7bd36
if ip route get 10.3.0.1 | grep -q redirected
then echo "not in place"; false
else echo "in place"
fi
