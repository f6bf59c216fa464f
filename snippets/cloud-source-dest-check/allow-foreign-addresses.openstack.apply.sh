# swandoc SWD127/allow-foreign-addresses/openstack/apply v1 c3239060
(
set -eu
if openstack port show gateway-nic -f json -c allowed_address_pairs | grep -qF '"10.3.0.0/24"'; then exit; fi
pair="ip-address=10.3.0.0/24,mac-address=$(openstack port show gateway-nic -f value -c mac_address)"
openstack port set --allowed-address "$pair" gateway-nic
folder=${XDG_STATE_HOME:-$HOME/.local/state}/swandoc
kept="$folder/openstack-pair-gateway-nic-10.3.0.0-24"
mkdir -p "$folder"
touch "$kept"
)
