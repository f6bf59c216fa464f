# swandoc SWD232/enable-forwarding/ufw/apply v1 304a958b
(
set -eu
# Switching it resets the settings of each interface: all of them are kept for undo.
mkdir -p /var/lib/swandoc
[ -e /var/lib/swandoc/ufw-forwarding ] || { sysctl net.ipv4.ip_forward; sysctl -a --pattern '^net\.ipv[46]\.conf\..*\.(forwarding|accept_redirects)$'; } 2>/dev/null > /var/lib/swandoc/ufw-forwarding
[ "$(sysctl -n net.ipv4.ip_forward)" = 1 ] || sysctl -w net.ipv4.ip_forward=1
)
