# swandoc SWD104/set-sysctl-2/sysctl/persist v1 99997e18
(
set -eu
mkdir -p /etc/sysctl.d
cat > /etc/sysctl.d/60-swandoc-set-sysctl-net.ipv4.conf.eth1.forwarding.conf <<'END'
net/ipv4/conf/eth1/forwarding = 1
END
)
