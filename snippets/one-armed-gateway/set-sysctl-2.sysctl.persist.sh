# swandoc SWD118/set-sysctl-2/sysctl/persist v1 d8f7c949
(
set -eu
mkdir -p /etc/sysctl.d
cat > /etc/sysctl.d/60-swandoc-set-sysctl-net.ipv4.conf.eth0.send_redirects.conf <<'END'
net/ipv4/conf/eth0/send_redirects = 0
END
)
