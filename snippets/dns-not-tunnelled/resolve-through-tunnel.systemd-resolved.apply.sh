# swandoc SWD225/resolve-through-tunnel/systemd-resolved/apply v1 208f7669
(
set -eu
servers=$(resolvectl dns eth0 | sed 's/^[^:]*: *//')
domains=$(resolvectl domain eth0 | sed 's/^[^:]*: *//')
if [ "$servers $domains" != "10.1.0.53 ~corp.example" ]; then
  if [ ! -e /var/lib/swandoc/resolve-through-tunnel-corp.example-eth0 ] && [ -n "$servers$domains" ]; then
    echo "Stopped: eth0 already asks ${servers:-nobody} for ${domains:-all names}." >&2
    echo "Take a link without name servers of its own, such as the tunnel's XFRM interface." >&2
    exit 1
  fi
  mkdir -p /var/lib/swandoc
  [ -e /var/lib/swandoc/resolve-through-tunnel-corp.example-eth0 ] || echo absent > /var/lib/swandoc/resolve-through-tunnel-corp.example-eth0
  resolvectl dns eth0 10.1.0.53
  resolvectl domain eth0 '~corp.example'
fi
)
