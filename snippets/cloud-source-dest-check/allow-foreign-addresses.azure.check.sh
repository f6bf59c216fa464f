# swandoc SWD127/allow-foreign-addresses/azure/check v1 71b3b3af
if [ "$(az network nic show --resource-group vpn-group --name gateway-nic --query enableIPForwarding --output tsv)" = true ]
then echo "in place"
else echo "not in place"; false
fi
