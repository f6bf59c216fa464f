# swandoc SWD128/cloud-route-2/aws/undo v2 e9187800
(
set -eu
subnet=10.2.0.0/24
case $subnet in
  *:*) option=--destination-ipv6-cidr-block ;;
  *) option=--destination-cidr-block ;;
esac
folder=${XDG_STATE_HOME:-$HOME/.local/state}/swandoc
if [ -e "$folder/aws-route-vpn-routes-10.2.0.0-24" ]; then
  aws ec2 delete-route --route-table-id vpn-routes "$option" "$subnet"
  rm "$folder/aws-route-vpn-routes-10.2.0.0-24"
fi
)
