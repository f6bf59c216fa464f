# swandoc SWD127/allow-foreign-addresses/openstack/undo v1 03385ce2
(
set -eu
folder=${XDG_STATE_HOME:-$HOME/.local/state}/swandoc
kept="$folder/openstack-pair-gateway-nic-10.3.0.0-24"
if [ -e "$kept" ]; then
  pair="ip-address=10.3.0.0/24,mac-address=$(openstack port show gateway-nic -f value -c mac_address)"
  openstack port unset --allowed-address "$pair" gateway-nic
  rm "$kept"
fi
)
