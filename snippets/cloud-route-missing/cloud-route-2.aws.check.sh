# swandoc SWD128/cloud-route-2/aws/check v2 a7d54b03
(
subnet=10.2.0.0/24
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
if [ -n "$interface" ] &&
   [ "$(target)" = "$interface" ]
then echo "in place"
else echo "not in place"; false
fi
)
