# swandoc SWD118/allow-forwarded-ipsec/iptables/apply v1 47f9190c
(
set -eu
subnet=10.3.0.0/24
case $subnet in *:*) ipt=ip6tables ;; *) ipt=iptables ;; esac
$ipt -w -N swandoc-allow-forwarded 2>/dev/null || true
$ipt -w -C swandoc-allow-forwarded -s 10.3.0.0/24 -m policy --dir in --pol ipsec -j ACCEPT 2>/dev/null ||
  $ipt -w -A swandoc-allow-forwarded -s 10.3.0.0/24 -m policy --dir in --pol ipsec -j ACCEPT
$ipt -w -C swandoc-allow-forwarded -d 10.3.0.0/24 -m policy --dir out --pol ipsec -j ACCEPT 2>/dev/null ||
  $ipt -w -A swandoc-allow-forwarded -d 10.3.0.0/24 -m policy --dir out --pol ipsec -j ACCEPT
# the first match decides: above the rules of others
if ! $ipt -w -S FORWARD | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-allow-forwarded$'; then
  $ipt -w -D FORWARD -j swandoc-allow-forwarded 2>/dev/null || true
  $ipt -w -I FORWARD -j swandoc-allow-forwarded
fi
)
