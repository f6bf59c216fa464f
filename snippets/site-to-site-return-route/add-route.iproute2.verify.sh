# swandoc SWD121/add-route/iproute2/verify v1 18f39dd1
(
to=10.2.0.0/24
case $to in *:*) family=-6 ;; *) family=-4 ;; esac
ip "$family" route show exact "$to"
)
