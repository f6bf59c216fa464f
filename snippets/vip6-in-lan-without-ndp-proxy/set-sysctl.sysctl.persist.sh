# swandoc SWD125/set-sysctl/sysctl/persist
(
set -eu
mkdir -p /etc/sysctl.d
cat > /etc/sysctl.d/60-swandoc-set-sysctl-net.ipv6.conf.eth1.proxy_ndp.conf <<'END'
net/ipv6/conf/eth1/proxy_ndp = 1
END
)
