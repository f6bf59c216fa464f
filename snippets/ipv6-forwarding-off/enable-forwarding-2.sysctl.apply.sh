# swandoc SWD102/enable-forwarding-2/sysctl/apply v1 6646cf20
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
  # It also resets settings of each interface: keep them for undo.
  mkdir -p /var/lib/swandoc
  [ -e /var/lib/swandoc/enable-forwarding-ipv6 ] || { sysctl net.ipv6.conf.all.forwarding; sysctl -a 2>/dev/null | grep -E '^net\.ipv6\.conf\..*\.forwarding '; } > /var/lib/swandoc/enable-forwarding-ipv6
  sysctl -w net.ipv6.conf.all.forwarding=1
fi
)
