# swandoc SWD301/commands/iptables-hooks/verify v1 49a19c09
(
for tool in iptables ip6tables; do
  "$tool" -w -t mangle -S | grep swandoc-clamp-mss-hooks
done
)
