# swandoc SWD128/cloud-route/aws/apply v2 1e36f019
(
set -eu
subnet=10.3.0.0/24
gateway="gateway-nic"
case $gateway in i-*) by=attachment.instance-id ;; *) by=network-interface-id ;; esac
interface=$(aws ec2 describe-network-interfaces --output text \
  --filters "Name=$by,Values=$gateway" Name=addresses.private-ip-address,Values=10.1.0.1 \
  --query 'NetworkInterfaces[].NetworkInterfaceId')
case $subnet in *:*) key=DestinationIpv6CidrBlock ;; *) key=DestinationCidrBlock ;; esac
target() {
  aws ec2 describe-route-tables --route-table-ids vpn-routes --output text \
    --query "RouteTables[].Routes[?$key=='$subnet'].NetworkInterfaceId"
}
if [ "$(target)" = "$interface" ]; then exit; fi
case $subnet in
  *:*) option=--destination-ipv6-cidr-block ;;
  *) option=--destination-cidr-block ;;
esac
aws ec2 create-route --route-table-id vpn-routes "$option" "$subnet" \
  --network-interface-id "$interface" --output text
folder=${XDG_STATE_HOME:-$HOME/.local/state}/swandoc
mkdir -p "$folder"
touch "$folder/aws-route-vpn-routes-10.3.0.0-24"
)
