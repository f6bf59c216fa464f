# swandoc SWD127/allow-foreign-addresses/aws/check v2 ae4b35c8
(
gateway="gateway-nic"
case $gateway in i-*) by=attachment.instance-id ;; *) by=network-interface-id ;; esac
interfaces() {
  aws ec2 describe-network-interfaces --filters "Name=$by,Values=$gateway" --output text --query "$1"
}
if interfaces 'NetworkInterfaces[].SourceDestCheck' | grep -q False &&
   ! interfaces 'NetworkInterfaces[].SourceDestCheck' | grep -q True
then echo "in place"
else echo "not in place"; false
fi
)
