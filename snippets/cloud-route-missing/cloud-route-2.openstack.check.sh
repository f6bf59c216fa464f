# swandoc SWD128/cloud-route-2/openstack/check v1 31d03d7a
if openstack router show vpn-routes -f json -c routes | tr -d ' \n' |
  grep -qF -e '"destination":"10.2.0.0/24","nexthop":"10.1.0.1"' \
    -e '"nexthop":"10.1.0.1","destination":"10.2.0.0/24"'
then echo "in place"
else echo "not in place"; false
fi
