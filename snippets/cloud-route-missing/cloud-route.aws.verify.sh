# swandoc SWD128/cloud-route/aws/verify v2 019eeef9
(
subnet=10.3.0.0/24
case $subnet in *:*) key=DestinationIpv6CidrBlock ;; *) key=DestinationCidrBlock ;; esac
target() {
  aws ec2 describe-route-tables --route-table-ids vpn-routes --output text \
    --query "RouteTables[].Routes[?$key=='$subnet'].NetworkInterfaceId"
}
echo "10.3.0.0/24 goes to $(target)"
)
