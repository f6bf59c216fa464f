# swandoc SWD128/cloud-route/azure/undo v1 a8c666fa
(
set -eu
# Names of routes have no slashes or colons.
name=swandoc-$(echo 10.3.0.0/24 | tr /: --)
if [ "$(az network route-table route list --resource-group vpn-group --route-table-name vpn-routes --output tsv --query "[?name=='$name'].name")" ]; then az network route-table route delete --resource-group vpn-group --route-table-name vpn-routes --name "$name"; fi
)
