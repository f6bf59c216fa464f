# swandoc SWD230/set-sysctl/sysctl/persist v1 acdd1b7e
(
set -eu
mkdir -p /etc/sysctl.d
cat > /etc/sysctl.d/60-swandoc-set-sysctl-net.ipv4.conf.ipsec0.disable_policy.conf <<'END'
net/ipv4/conf/ipsec0/disable_policy = 1
END
)
