# swandoc SWD128/cloud-route-2/azure/apply v1 f782b22e
(
set -eu
if [ "$(az network route-table route list --resource-group vpn-group --route-table-name vpn-routes --output tsv \
  --query "[?addressPrefix=='10.2.0.0/24'].nextHopIpAddress")" = 10.1.0.1 ]; then exit; fi
# Names of routes have no slashes or colons.
name=swandoc-$(echo 10.2.0.0/24 | tr /: --)
az network route-table route create --resource-group vpn-group --route-table-name vpn-routes --name "$name" --output none \
  --address-prefix 10.2.0.0/24 --next-hop-type VirtualAppliance --next-hop-ip-address 10.1.0.1
)
