# swandoc SWD127/allow-foreign-addresses/azure/undo v1 e4f7fde8
(
set -eu
folder=${XDG_STATE_HOME:-$HOME/.local/state}/swandoc
kept="$folder/azure-ip-forwarding-vpn-group-gateway-nic"
if [ -e "$kept" ]; then
  az network nic update --resource-group vpn-group --name gateway-nic --output none --ip-forwarding false
  rm "$kept"
fi
)
