# swandoc SWD127/allow-foreign-addresses/azure/apply v1 252461d6
(
set -eu
if [ "$(az network nic show --resource-group vpn-group --name gateway-nic --query enableIPForwarding --output tsv)" = true ]; then exit; fi
az network nic update --resource-group vpn-group --name gateway-nic --output none --ip-forwarding true
folder=${XDG_STATE_HOME:-$HOME/.local/state}/swandoc
kept="$folder/azure-ip-forwarding-vpn-group-gateway-nic"
mkdir -p "$folder"
touch "$kept"
)
