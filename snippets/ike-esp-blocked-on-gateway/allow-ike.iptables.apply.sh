# swandoc SWD130/allow-ike/iptables/apply v1 b015c552
(
set -eu
for ipt in iptables ip6tables; do
  $ipt -w -N swandoc-allow-ike 2>/dev/null || true
  $ipt -w -C swandoc-allow-ike -i eth0 -p udp -m multiport --dports 500,4500 -j ACCEPT 2>/dev/null ||
    $ipt -w -A swandoc-allow-ike -i eth0 -p udp -m multiport --dports 500,4500 -j ACCEPT
  $ipt -w -C swandoc-allow-ike -i eth0 -p esp -j ACCEPT 2>/dev/null ||
    $ipt -w -A swandoc-allow-ike -i eth0 -p esp -j ACCEPT
  # the first match decides: above the rules of others
  if ! $ipt -w -S INPUT | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-allow-ike$'; then
    $ipt -w -D INPUT -j swandoc-allow-ike 2>/dev/null || true
    $ipt -w -I INPUT -j swandoc-allow-ike
  fi
done
)
