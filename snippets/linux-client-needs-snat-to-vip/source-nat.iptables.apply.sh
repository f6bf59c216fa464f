# swandoc SWD232/source-nat/iptables/apply v1 693ecd24
(
set -eu
iptables -w -t nat -N swandoc-source-nat 2>/dev/null || true
# The same subnet may have been translated to another address.
number=$(iptables -w -t nat -nL swandoc-source-nat --line-numbers 2>/dev/null |
  grep -F '/* 192.168.178.0/24-to-10.1.0.0/24 */' | cut -d ' ' -f 1)
if [ -n "$number" ]; then
  iptables -w -t nat -R swandoc-source-nat "$number" -s 192.168.178.0/24 -d 10.1.0.0/24 -m comment --comment 192.168.178.0/24-to-10.1.0.0/24 \
      -m policy --dir out --pol none -j SNAT --to-source 10.3.0.1
else
  iptables -w -t nat -I swandoc-source-nat -s 192.168.178.0/24 -d 10.1.0.0/24 -m comment --comment 192.168.178.0/24-to-10.1.0.0/24 \
      -m policy --dir out --pol none -j SNAT --to-source 10.3.0.1
fi
# the first match decides: above the rules of others
if ! iptables -w -t nat -S POSTROUTING | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-source-nat$'; then
  iptables -w -t nat -D POSTROUTING -j swandoc-source-nat 2>/dev/null || true
  iptables -w -t nat -I POSTROUTING -j swandoc-source-nat
fi
)
