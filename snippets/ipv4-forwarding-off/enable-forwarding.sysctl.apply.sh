# swandoc SWD101/enable-forwarding/sysctl/apply v1 6dc66582
(
set -eu
if [ "$(sysctl -n net.ipv4.ip_forward)" != 1 ]; then
  # It also resets settings of each interface: keep them for undo.
  mkdir -p /var/lib/swandoc
  [ -e /var/lib/swandoc/enable-forwarding-ipv4 ] || { sysctl net.ipv4.ip_forward; sysctl -a 2>/dev/null | grep -E '^net\.ipv4\.conf\.(all\.accept_redirects|.*\.forwarding) '; } > /var/lib/swandoc/enable-forwarding-ipv4
  sysctl -w net.ipv4.ip_forward=1
fi
)
