# swandoc SWD128/cloud-route-2/openstack/undo v1 9cfe8cd7
(
set -eu
folder=${XDG_STATE_HOME:-$HOME/.local/state}/swandoc
kept="$folder/openstack-route-vpn-routes-10.2.0.0-24"
if [ -e "$kept" ]; then
  openstack router remove route --route destination=10.2.0.0/24,gateway=10.1.0.1 vpn-routes
  rm "$kept"
fi
)
