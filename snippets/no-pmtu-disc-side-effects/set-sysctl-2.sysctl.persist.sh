# swandoc SWD309/set-sysctl-2/sysctl/persist v1 094eeb0b
(
set -eu
mkdir -p /etc/sysctl.d
cat > /etc/sysctl.d/60-swandoc-set-sysctl-net.ipv4.ip_no_pmtu_disc.conf <<'END'
net/ipv4/ip_no_pmtu_disc = 0
END
)
