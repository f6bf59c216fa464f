# swandoc SWD115/remove-source-nat-2/iptables/apply v1 1969ac7b
(
set -eu
rules=$(iptables -w -t nat -S POSTROUTING | grep '^-A' | grep -n '' | grep -E -e '--to-source 192.0.2.1([ :]|$)' || true)
if [ -n "$rules" ]; then
  # Undo needs each rule and its number. What an earlier run has kept stays.
  mkdir -p /var/lib/swandoc
  printf '%s\n' "$rules" >> /var/lib/swandoc/remove-source-nat-192.0.2.1
  sort -u -o /var/lib/swandoc/remove-source-nat-192.0.2.1 /var/lib/swandoc/remove-source-nat-192.0.2.1
  rules=$(printf '%s\n' "$rules" | sed 's/^[0-9]*:-A/-D/')
  printf '*nat\n%s\nCOMMIT\n' "$rules" | iptables-restore -w --noflush
fi
)
