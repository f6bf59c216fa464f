# swandoc SWD127/allow-foreign-addresses/openstack/verify v1 0eab992e
openstack port show gateway-nic -f json -c allowed_address_pairs
