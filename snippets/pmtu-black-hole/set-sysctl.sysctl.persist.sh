# swandoc SWD301/set-sysctl/sysctl/persist v1 01d476dc
(
set -eu
mkdir -p /etc/sysctl.d
cat > /etc/sysctl.d/60-swandoc-set-sysctl-net.ipv4.tcp_mtu_probing.conf <<'END'
net/ipv4/tcp_mtu_probing = 1
END
)
