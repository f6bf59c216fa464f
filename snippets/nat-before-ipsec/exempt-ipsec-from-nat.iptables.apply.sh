# swandoc SWD112/exempt-ipsec-from-nat/iptables/apply v1 10869a59
(
set -eu
for ipt in iptables ip6tables; do
  $ipt -w -t nat -N swandoc-exempt-from-nat 2>/dev/null || true
  $ipt -w -t nat -C swandoc-exempt-from-nat -o eth0 -m policy --dir out --pol ipsec -j ACCEPT 2>/dev/null ||
    $ipt -w -t nat -A swandoc-exempt-from-nat -o eth0 -m policy --dir out --pol ipsec -j ACCEPT
  # the first match decides: above the rules of others
  if ! $ipt -w -t nat -S POSTROUTING | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-exempt-from-nat$'; then
    $ipt -w -t nat -D POSTROUTING -j swandoc-exempt-from-nat 2>/dev/null || true
    $ipt -w -t nat -I POSTROUTING -j swandoc-exempt-from-nat
  fi
done
)
