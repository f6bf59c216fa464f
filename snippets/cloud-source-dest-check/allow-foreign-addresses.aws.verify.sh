# swandoc SWD127/allow-foreign-addresses/aws/verify v2 e6289ee7
(
gateway="gateway-nic"
case $gateway in i-*) by=attachment.instance-id ;; *) by=network-interface-id ;; esac
interfaces() {
  aws ec2 describe-network-interfaces --filters "Name=$by,Values=$gateway" --output text --query "$1"
}
interfaces 'NetworkInterfaces[].[NetworkInterfaceId, SourceDestCheck]'
)
