# swandoc SWD127/allow-foreign-addresses/azure/verify v1 316690d8
echo "IP forwarding: $(az network nic show --resource-group vpn-group --name gateway-nic --query enableIPForwarding --output tsv)"
