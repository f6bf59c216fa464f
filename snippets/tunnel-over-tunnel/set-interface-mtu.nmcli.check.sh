# swandoc SWD317/set-interface-mtu/nmcli/check v1 e9cd7bb2
(
mtu=1286
link=gre1
uuid=$(nmcli -g GENERAL.CON-UUID device show "$link")
case $(nmcli -g connection.type connection show "$uuid") in
  802-11-wireless) setting=802-11-wireless.mtu ;;
  *) setting=802-3-ethernet.mtu ;;
esac
if [ "$(nmcli -g "$setting" connection show "$uuid")" = "$mtu" ] &&
   [ "$(cat /sys/class/net/gre1/mtu)" = "$mtu" ]
then echo "in place"
else echo "not in place"; false
fi
)
