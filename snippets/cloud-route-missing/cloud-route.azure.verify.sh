# swandoc SWD128/cloud-route/azure/verify v1 ca41d494
echo "10.3.0.0/24 goes to $(az network route-table route list --resource-group vpn-group --route-table-name vpn-routes --output tsv \
  --query "[?addressPrefix=='10.3.0.0/24'].nextHopIpAddress")"
