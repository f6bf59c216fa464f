# swandoc SWD128/cloud-route-2/azure/verify v1 7b5cffca
echo "10.2.0.0/24 goes to $(az network route-table route list --resource-group vpn-group --route-table-name vpn-routes --output tsv \
  --query "[?addressPrefix=='10.2.0.0/24'].nextHopIpAddress")"
