# swandoc SWD306/allow-pmtu-icmp/iptables/check v1 4de38a80
if ip6tables -w -C swandoc-allow-pmtu-icmp -p ipv6-icmp --icmpv6-type packet-too-big -j ACCEPT 2>/dev/null &&
   ip6tables -w -S INPUT | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-allow-pmtu-icmp$' &&
   ip6tables -w -S FORWARD | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-allow-pmtu-icmp$'
then echo "in place"
else echo "not in place"; false
fi
