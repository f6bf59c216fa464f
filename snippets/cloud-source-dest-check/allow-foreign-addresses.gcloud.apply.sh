# swandoc SWD127/allow-foreign-addresses/gcloud/apply v1 52a3b665
(
set -eu
# An update takes the whole instance: its present settings, with one line changed.
change() {
  file=$(mktemp)
  gcloud compute instances export gateway-nic --zone=vpn-group --destination="$file"
  sed -i.old -e "/^canIpForward:/d" "$file"
  echo "canIpForward: $1" >> "$file"
  gcloud compute instances update-from-file gateway-nic --zone=vpn-group --source="$file" \
    --most-disruptive-allowed-action=REFRESH
  rm "$file" "$file.old"
}
if [ "$(gcloud compute instances describe gateway-nic --zone=vpn-group --format='value(canIpForward)')" = True ]; then exit; fi
change true
folder=${XDG_STATE_HOME:-$HOME/.local/state}/swandoc
kept="$folder/gcloud-ip-forward-vpn-group-gateway-nic"
mkdir -p "$folder"
touch "$kept"
)
