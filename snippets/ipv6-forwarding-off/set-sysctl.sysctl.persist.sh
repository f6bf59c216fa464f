# swandoc SWD102/set-sysctl/sysctl/persist v1 e5d95b21
(
set -eu
mkdir -p /etc/sysctl.d
cat > /etc/sysctl.d/60-swandoc-set-sysctl-net.ipv6.conf.eth0.accept_ra.conf <<'END'
net/ipv6/conf/eth0/accept_ra = 2
END
)
