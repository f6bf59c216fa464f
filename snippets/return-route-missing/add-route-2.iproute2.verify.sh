# swandoc SWD120/add-route-2/iproute2/verify v1 5d8f9f9b
(
to=10.3.0.0/24
case $to in *:*) family=-6 ;; *) family=-4 ;; esac
ip "$family" route show exact "$to"
)
