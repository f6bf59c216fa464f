# swandoc SWD305/allow-pmtu-icmp/iptables/persist v1 14f660a8
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/allow-pmtu-icmp.sh <<'SCRIPT'
set -eu
iptables -w -N swandoc-allow-pmtu-icmp 2>/dev/null || iptables -w -F swandoc-allow-pmtu-icmp
iptables -w -A swandoc-allow-pmtu-icmp -p icmp --icmp-type fragmentation-needed -j ACCEPT
for hook in INPUT FORWARD; do
  # the first match decides: above the rules of others
  if ! iptables -w -S $hook | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-allow-pmtu-icmp$'; then
    iptables -w -D $hook -j swandoc-allow-pmtu-icmp 2>/dev/null || true
    iptables -w -I $hook -j swandoc-allow-pmtu-icmp
  fi
done
ip6tables -w -N swandoc-allow-pmtu-icmp 2>/dev/null || ip6tables -w -F swandoc-allow-pmtu-icmp
ip6tables -w -A swandoc-allow-pmtu-icmp -p ipv6-icmp --icmpv6-type packet-too-big -j ACCEPT
for hook in INPUT FORWARD; do
  # the first match decides: above the rules of others
  if ! ip6tables -w -S $hook | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-allow-pmtu-icmp$'; then
    ip6tables -w -D $hook -j swandoc-allow-pmtu-icmp 2>/dev/null || true
    ip6tables -w -I $hook -j swandoc-allow-pmtu-icmp
  fi
done
SCRIPT
mkdir -p /etc/systemd/system
cat > /etc/systemd/system/swandoc-allow-pmtu-icmp.service <<'UNIT'
[Unit]
Description=Allow the ICMP errors that path MTU discovery needs
After=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service
PartOf=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/allow-pmtu-icmp.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-allow-pmtu-icmp.service
)
