# swandoc SWD102/enable-forwarding/ufw/persist v1 326d770d
(
set -eu
sed -i '/^# swandoc-enable-forwarding begin$/,/^# swandoc-enable-forwarding end$/d' /etc/ufw/sysctl.conf
cat >> /etc/ufw/sysctl.conf <<END
# swandoc-enable-forwarding begin
net/ipv6/conf/all/forwarding=1
# swandoc-enable-forwarding end
END
)
