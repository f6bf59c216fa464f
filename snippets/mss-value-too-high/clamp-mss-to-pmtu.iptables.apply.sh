# swandoc SWD303/clamp-mss-to-pmtu/iptables/apply v1 19c5e4ef
(
set -eu
for ipt in iptables ip6tables; do
  $ipt -w -t mangle -N swandoc-clamp-mss-to-pmtu 2>/dev/null || $ipt -w -t mangle -F swandoc-clamp-mss-to-pmtu
  $ipt -w -t mangle -A swandoc-clamp-mss-to-pmtu -p tcp --tcp-flags SYN,RST SYN \
      -m policy --dir out --pol ipsec -j TCPMSS --clamp-mss-to-pmtu
  # the first match decides: above the rules of others
  if ! $ipt -w -t mangle -S FORWARD | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-clamp-mss-to-pmtu$'; then
    $ipt -w -t mangle -D FORWARD -j swandoc-clamp-mss-to-pmtu 2>/dev/null || true
    $ipt -w -t mangle -I FORWARD -j swandoc-clamp-mss-to-pmtu
  fi
done
)
