# swandoc SWD128/cloud-route/openstack/verify v1 12c80acc
openstack router show vpn-routes -f json -c routes | grep -e '"10.3.0.0/24"' -e '"10.1.0.1"' | sort
