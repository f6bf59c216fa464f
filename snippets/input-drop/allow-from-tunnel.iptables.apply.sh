# swandoc SWD109/allow-from-tunnel/iptables/apply v1 486bcc21
(
set -eu
subnet=10.3.0.0/24
case $subnet in *:*) ipt=ip6tables ;; *) ipt=iptables ;; esac
$ipt -w -N swandoc-allow-from-tunnel 2>/dev/null || true
$ipt -w -C swandoc-allow-from-tunnel -s 10.3.0.0/24 -m policy --dir in --pol ipsec -j ACCEPT 2>/dev/null ||
  $ipt -w -A swandoc-allow-from-tunnel -s 10.3.0.0/24 -m policy --dir in --pol ipsec -j ACCEPT
# the first match decides: above the rules of others
if ! $ipt -w -S INPUT | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-allow-from-tunnel$'; then
  $ipt -w -D INPUT -j swandoc-allow-from-tunnel 2>/dev/null || true
  $ipt -w -I INPUT -j swandoc-allow-from-tunnel
fi
)
