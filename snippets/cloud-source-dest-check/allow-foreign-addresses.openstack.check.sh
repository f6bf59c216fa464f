# swandoc SWD127/allow-foreign-addresses/openstack/check v1 8352ba2b
if openstack port show gateway-nic -f json -c allowed_address_pairs | grep -qF '"10.3.0.0/24"'
then echo "in place"
else echo "not in place"; false
fi
