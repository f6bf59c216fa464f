# swandoc SWD102/enable-forwarding/sysctl/persist v1 4d98b491
(
set -eu
mkdir -p /etc/sysctl.d
cat > /etc/sysctl.d/60-swandoc-enable-forwarding-ipv6.conf <<'END'
net.ipv6.conf.all.forwarding = 1
END
)
