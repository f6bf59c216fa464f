# swandoc SWD110/exempt-ipsec-from-rpfilter/firewalld/persist v1 e894329e
(
set -eu
if grep -q ^IPv6_rpfilter=no /etc/firewalld/firewalld.conf; then exit; fi
grep -q ^IPv6_rpfilter= /etc/firewalld/firewalld.conf || echo IPv6_rpfilter=yes >> /etc/firewalld/firewalld.conf
mkdir -p /var/lib/swandoc
[ -e /var/lib/swandoc/firewalld-ipv6-rpfilter ] || sed -n s/^IPv6_rpfilter=//p /etc/firewalld/firewalld.conf > /var/lib/swandoc/firewalld-ipv6-rpfilter
sed -i 's/^IPv6_rpfilter=.*/IPv6_rpfilter=no/' /etc/firewalld/firewalld.conf
)
