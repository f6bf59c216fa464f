# swandoc SWD127/allow-foreign-addresses/aws/apply v2 70896f75
(
set -eu
gateway="gateway-nic"
case $gateway in i-*) by=attachment.instance-id ;; *) by=network-interface-id ;; esac
interfaces() {
  aws ec2 describe-network-interfaces --filters "Name=$by,Values=$gateway" --output text --query "$1"
}
[ "$(interfaces 'NetworkInterfaces[].NetworkInterfaceId')" ] || { echo "no such gateway" >&2; exit 1; }
folder=${XDG_STATE_HOME:-$HOME/.local/state}/swandoc
mkdir -p "$folder"
for interface in $(interfaces 'NetworkInterfaces[?SourceDestCheck].NetworkInterfaceId'); do
  echo "$interface" >> "$folder/aws-source-dest-check-gateway-nic"
  aws ec2 modify-network-interface-attribute --network-interface-id "$interface" --no-source-dest-check
done
)
