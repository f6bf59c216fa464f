# swandoc SWD125/set-sysctl/sysctl/persist v1 92b6ef50
(
set -eu
mkdir -p /etc/sysctl.d
cat > /etc/sysctl.d/60-swandoc-set-sysctl-net.ipv6.conf.eth1.proxy_ndp.conf <<'END'
net/ipv6/conf/eth1/proxy_ndp = 1
END
)
