# swandoc SWD232/set-sysctl-2/sysctl/persist v1 28445f8a
(
set -eu
mkdir -p /etc/sysctl.d
cat > /etc/sysctl.d/60-swandoc-set-sysctl-net.ipv4.conf.eth0.send_redirects.conf <<'END'
net/ipv4/conf/eth0/send_redirects = 0
END
)
