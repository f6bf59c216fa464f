# swandoc SWD121/add-route/nmcli/verify v1 a109e469
(
to=10.2.0.0/24
case $to in *:*) family=-6 ;; *) family=-4 ;; esac
ip "$family" route show exact "$to"
)
(
to=10.2.0.0/24
case $to in *:*) family=-6 ;; *) family=-4 ;; esac
case $family in -6) routes=ipv6.routes ;; *) routes=ipv4.routes ;; esac
link=$(ip -o route get 10.1.0.1 | sed -n 's/.* dev \([^ ]*\).*/\1/p')
uuid=$(nmcli -g GENERAL.CON-UUID device show "$link")
nmcli -e no -g "$routes" connection show "$uuid"
)
