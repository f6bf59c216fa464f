# swandoc SWD127/allow-foreign-addresses/openstack/verify
openstack port show gateway-nic -f json -c allowed_address_pairs
