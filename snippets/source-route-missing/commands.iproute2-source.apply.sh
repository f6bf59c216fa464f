# swandoc SWD219/commands/iproute2-source/apply v1 bcb303b2
(
set -eu
if ip -4 route get 10.1.0.10 | grep -q 'src 10.3.0.1 '
then exit 0
fi
via=$(ip -4 route get 192.0.2.1 | sed -n 's/.* via \([0-9.]*\) .*/\1/p')
if [ -n "$via" ]
then ip route add 10.1.0.0/24 via "$via" dev eth0 src 10.3.0.1 table 220 proto 205
else ip route add 10.1.0.0/24 dev eth0 src 10.3.0.1 table 220 proto 205
fi
)
