# swandoc SWD121/add-route-2/nmcli/check v1 16221f4a
(
to=10.2.0.0/24
case $to in *:*) family=-6 ;; *) family=-4 ;; esac
case $family in -6) routes=ipv6.routes ;; *) routes=ipv4.routes ;; esac
link=$(ip -o route get 10.1.0.1 | sed -n 's/.* dev \([^ ]*\).*/\1/p')
uuid=$(nmcli -g GENERAL.CON-UUID device show "$link")
route="10.2.0.0/24 10.1.0.1"
there() { ip "$family" route show exact "$to" via 10.1.0.1 | grep -q .; }
if nmcli -e no -g "$routes" connection show "$uuid" | tr ',' '\n' | sed 's/^ *//' | grep -qxF "$route" &&
   there
then echo "in place"
else echo "not in place"; false
fi
)
