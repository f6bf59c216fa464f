# swandoc SWD110/set-sysctl/sysctl/persist v1 cd479b85
(
set -eu
mkdir -p /etc/sysctl.d
cat > /etc/sysctl.d/60-swandoc-set-sysctl-net.ipv4.conf.eth0.rp_filter.conf <<'END'
net/ipv4/conf/eth0/rp_filter = 2
END
)
