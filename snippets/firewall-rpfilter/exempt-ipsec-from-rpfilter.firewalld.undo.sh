# swandoc SWD110/exempt-ipsec-from-rpfilter/firewalld/undo v1 da13562e
(
set -eu
if [ -e /var/lib/swandoc/firewalld-ipv6-rpfilter ]; then
  sed -i "s/^IPv6_rpfilter=.*/IPv6_rpfilter=$(cat /var/lib/swandoc/firewalld-ipv6-rpfilter)/" /etc/firewalld/firewalld.conf
  rm -f /var/lib/swandoc/firewalld-ipv6-rpfilter
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
