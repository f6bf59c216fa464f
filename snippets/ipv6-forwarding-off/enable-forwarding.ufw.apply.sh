# swandoc SWD102/enable-forwarding/ufw/apply v1 aff212dc
(
set -eu
if [ "$(sysctl -n net.ipv6.conf.all.forwarding)" != 1 ]; then
  # It deletes a default route that the kernel has learned from router advertisements, unless accept_ra is 2.
  for link in $(ip -6 route show default proto ra | sed -n 's/.* dev \([^ ]*\).*/\1/p'); do
    if [ "$(sysctl -n "net/ipv6/conf/$link/accept_ra")" = 1 ]; then
      echo "Stopped: this host would lose its IPv6 default route." >&2
      echo "First: sysctl -w net/ipv6/conf/$link/accept_ra=2" >&2
      exit 1
    fi
  done
fi
# Switching it resets the settings of each interface: all of them are kept for undo.
mkdir -p /var/lib/swandoc
[ -e /var/lib/swandoc/ufw-forwarding ] || { sysctl net.ipv6.conf.all.forwarding; sysctl -a --pattern '^net\.ipv[46]\.conf\..*\.(forwarding|accept_redirects)$'; } 2>/dev/null > /var/lib/swandoc/ufw-forwarding
[ "$(sysctl -n net.ipv6.conf.all.forwarding)" = 1 ] || sysctl -w net.ipv6.conf.all.forwarding=1
)
