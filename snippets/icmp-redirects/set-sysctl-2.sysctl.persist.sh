# swandoc SWD122/set-sysctl-2/sysctl/persist v1 6a4e754b
(
set -eu
mkdir -p /etc/sysctl.d
cat > /etc/sysctl.d/60-swandoc-set-sysctl-net.ipv4.conf.default.send_redirects.conf <<'END'
net/ipv4/conf/default/send_redirects = 0
END
)
