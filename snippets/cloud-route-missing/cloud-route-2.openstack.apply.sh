# swandoc SWD128/cloud-route-2/openstack/apply v1 a10119bf
(
set -eu
if openstack router show vpn-routes -f json -c routes | tr -d ' \n' |
  grep -qF -e '"destination":"10.2.0.0/24","nexthop":"10.1.0.1"' \
    -e '"nexthop":"10.1.0.1","destination":"10.2.0.0/24"'
then exit; fi
openstack router add route --route destination=10.2.0.0/24,gateway=10.1.0.1 vpn-routes
folder=${XDG_STATE_HOME:-$HOME/.local/state}/swandoc
kept="$folder/openstack-route-vpn-routes-10.2.0.0-24"
mkdir -p "$folder"
touch "$kept"
)
