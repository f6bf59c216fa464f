# swandoc SWD232/enable-forwarding/sysctl/persist v1 025225af
(
set -eu
mkdir -p /etc/sysctl.d
cat > /etc/sysctl.d/60-swandoc-enable-forwarding-ipv4.conf <<'END'
net.ipv4.ip_forward = 1
END
)
