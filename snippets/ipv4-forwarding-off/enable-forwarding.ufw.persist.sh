# swandoc SWD101/enable-forwarding/ufw/persist v1 17060199
(
set -eu
sed -i '/^# swandoc-enable-forwarding begin$/,/^# swandoc-enable-forwarding end$/d' /etc/ufw/sysctl.conf
cat >> /etc/ufw/sysctl.conf <<END
# swandoc-enable-forwarding begin
net/ipv4/ip_forward=1
# swandoc-enable-forwarding end
END
)
