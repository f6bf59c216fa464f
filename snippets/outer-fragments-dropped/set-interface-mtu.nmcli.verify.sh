# swandoc SWD316/set-interface-mtu/nmcli/verify v1 505685a7
ip link show dev ipsec0
(
link=ipsec0
uuid=$(nmcli -g GENERAL.CON-UUID device show "$link")
case $(nmcli -g connection.type connection show "$uuid") in
  802-11-wireless) setting=802-11-wireless.mtu ;;
  *) setting=802-3-ethernet.mtu ;;
esac
nmcli -g "$setting" connection show "$uuid"
)
