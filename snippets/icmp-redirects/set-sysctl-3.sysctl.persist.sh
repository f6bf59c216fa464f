# swandoc SWD122/set-sysctl-3/sysctl/persist v1 b66aaf63
(
set -eu
mkdir -p /etc/sysctl.d
cat > /etc/sysctl.d/60-swandoc-set-sysctl-net.ipv4.conf.eth1.send_redirects.conf <<'END'
net/ipv4/conf/eth1/send_redirects = 0
END
)
