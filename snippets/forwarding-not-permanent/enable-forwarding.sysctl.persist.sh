# swandoc SWD103/enable-forwarding/sysctl/persist v1 a51746ce
(
set -eu
mkdir -p /etc/sysctl.d
cat > /etc/sysctl.d/60-swandoc-enable-forwarding-ipv4.conf <<'END'
net.ipv4.ip_forward = 1
END
mkdir -p /etc/sysctl.d
cat > /etc/sysctl.d/60-swandoc-enable-forwarding-ipv6.conf <<'END'
net.ipv6.conf.all.forwarding = 1
END
)
