# swandoc SWD313/allow-pmtu-icmp/iptables/apply v1 a7578cbd
(
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
)
