# swandoc SWD128/cloud-route/aws/undo v2 b64130a9
(
set -eu
subnet=10.3.0.0/24
case $subnet in
  *:*) option=--destination-ipv6-cidr-block ;;
  *) option=--destination-cidr-block ;;
esac
folder=${XDG_STATE_HOME:-$HOME/.local/state}/swandoc
if [ -e "$folder/aws-route-vpn-routes-10.3.0.0-24" ]; then
  aws ec2 delete-route --route-table-id vpn-routes "$option" "$subnet"
  rm "$folder/aws-route-vpn-routes-10.3.0.0-24"
fi
)
