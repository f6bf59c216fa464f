# swandoc SWD229/commands/iproute2-device/apply v1 ce52d119
(
set -eu
if ip route show 10.2.0.0/24 dev ipsec0 | grep -q .
then exit 0
fi
ip route add 10.2.0.0/24 dev ipsec0 proto 205
)
