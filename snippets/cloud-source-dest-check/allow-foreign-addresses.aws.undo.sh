# swandoc SWD127/allow-foreign-addresses/aws/undo v2 5dd1e0f0
(
set -eu
folder=${XDG_STATE_HOME:-$HOME/.local/state}/swandoc
if [ -e "$folder/aws-source-dest-check-gateway-nic" ]; then
  sort -u "$folder/aws-source-dest-check-gateway-nic" | while read -r interface; do aws ec2 modify-network-interface-attribute --network-interface-id "$interface" --source-dest-check; done
  rm "$folder/aws-source-dest-check-gateway-nic"
fi
)
