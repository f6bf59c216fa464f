# swandoc SWD128/cloud-route-2/openstack/verify v1 c172ab05
openstack router show vpn-routes -f json -c routes | grep -e '"10.2.0.0/24"' -e '"10.1.0.1"' | sort
