# swandoc SWD232/set-sysctl/sysctl/persist v1 dc66a110
(
set -eu
mkdir -p /etc/sysctl.d
cat > /etc/sysctl.d/60-swandoc-set-sysctl-net.ipv4.conf.all.send_redirects.conf <<'END'
net/ipv4/conf/all/send_redirects = 0
END
)
