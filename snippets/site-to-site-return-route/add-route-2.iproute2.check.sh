# swandoc SWD121/add-route-2/iproute2/check v1 781f9bfd
(
to=10.2.0.0/24
case $to in *:*) family=-6 ;; *) family=-4 ;; esac
there() { ip "$family" route show exact "$to" via 10.1.0.1 | grep -q .; }
if there
then echo "in place"
else echo "not in place"; false
fi
)
