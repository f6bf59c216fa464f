# swandoc SWD110/exempt-ipsec-from-rpfilter/iptables/apply v1 825372af
(
set -eu
for ipt in iptables ip6tables; do
  for table in raw mangle; do
    if ! $ipt -w -t $table -S | grep -q -e '-m rpfilter'; then continue; fi
    $ipt -w -t $table -N swandoc-exempt-from-rpfilter 2>/dev/null || $ipt -w -t $table -F swandoc-exempt-from-rpfilter
    $ipt -w -t $table -A swandoc-exempt-from-rpfilter -m policy --dir in --pol ipsec -j ACCEPT
    # the first match decides: above the rules of others
    if ! $ipt -w -t $table -S PREROUTING | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-exempt-from-rpfilter$'; then
      $ipt -w -t $table -D PREROUTING -j swandoc-exempt-from-rpfilter 2>/dev/null || true
      $ipt -w -t $table -I PREROUTING -j swandoc-exempt-from-rpfilter
    fi
  done
done
)
