# swandoc SWD128/cloud-route/azure/check v1 e1d757f9
if [ "$(az network route-table route list --resource-group vpn-group --route-table-name vpn-routes --output tsv \
  --query "[?addressPrefix=='10.3.0.0/24'].nextHopIpAddress")" = 10.1.0.1 ]
then echo "in place"
else echo "not in place"; false
fi
