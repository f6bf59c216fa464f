# swandoc SWD103/enable-forwarding/ufw/persist v1 db7795cd
(
set -eu
sed -i '/^# swandoc-enable-forwarding begin$/,/^# swandoc-enable-forwarding end$/d' /etc/ufw/sysctl.conf
cat >> /etc/ufw/sysctl.conf <<END
# swandoc-enable-forwarding begin
net/ipv4/ip_forward=1
net/ipv6/conf/all/forwarding=1
# swandoc-enable-forwarding end
END
)
