# swandoc SWD128/cloud-route-2/azure/undo v1 752488f3
(
set -eu
# Names of routes have no slashes or colons.
name=swandoc-$(echo 10.2.0.0/24 | tr /: --)
if [ "$(az network route-table route list --resource-group vpn-group --route-table-name vpn-routes --output tsv --query "[?name=='$name'].name")" ]; then az network route-table route delete --resource-group vpn-group --route-table-name vpn-routes --name "$name"; fi
)
