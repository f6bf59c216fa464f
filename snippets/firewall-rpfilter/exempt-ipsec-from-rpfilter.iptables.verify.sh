# swandoc SWD110/exempt-ipsec-from-rpfilter/iptables/verify v1 bb46cc49
(
for ipt in iptables ip6tables; do
  for table in raw mangle; do
    if ! $ipt -w -t $table -S | grep -q -e '-m rpfilter'; then continue; fi
    $ipt -w -t $table -S PREROUTING | sed '/^-P/d; /swandoc-/!q'
    $ipt -w -t $table -S swandoc-exempt-from-rpfilter
  done
done
)
