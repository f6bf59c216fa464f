# swandoc SWD312/set-interface-mtu/nmcli/check v1 636b0c27
(
mtu=1400
link=eth0
uuid=$(nmcli -g GENERAL.CON-UUID device show "$link")
case $(nmcli -g connection.type connection show "$uuid") in
  802-11-wireless) setting=802-11-wireless.mtu ;;
  *) setting=802-3-ethernet.mtu ;;
esac
if [ "$(nmcli -g "$setting" connection show "$uuid")" = "$mtu" ] &&
   [ "$(cat /sys/class/net/eth0/mtu)" = "$mtu" ]
then echo "in place"
else echo "not in place"; false
fi
)
