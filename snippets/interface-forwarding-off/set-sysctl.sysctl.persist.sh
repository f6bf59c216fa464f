# swandoc SWD104/set-sysctl/sysctl/persist v1 e09bf71f
(
set -eu
mkdir -p /etc/sysctl.d
cat > /etc/sysctl.d/60-swandoc-set-sysctl-net.ipv4.conf.eth0.forwarding.conf <<'END'
net/ipv4/conf/eth0/forwarding = 1
END
)
