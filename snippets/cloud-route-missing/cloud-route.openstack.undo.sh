# swandoc SWD128/cloud-route/openstack/undo v1 a916de4d
(
set -eu
folder=${XDG_STATE_HOME:-$HOME/.local/state}/swandoc
kept="$folder/openstack-route-vpn-routes-10.3.0.0-24"
if [ -e "$kept" ]; then
  openstack router remove route --route destination=10.3.0.0/24,gateway=10.1.0.1 vpn-routes
  rm "$kept"
fi
)
