# swandoc SWD128/cloud-route-2/azure/check v1 a1c1bff1
if [ "$(az network route-table route list --resource-group vpn-group --route-table-name vpn-routes --output tsv \
  --query "[?addressPrefix=='10.2.0.0/24'].nextHopIpAddress")" = 10.1.0.1 ]
then echo "in place"
else echo "not in place"; false
fi
