# swandoc SWD110/exempt-ipsec-from-rpfilter/iptables/check v1 4d519fef
(
missing=
for ipt in iptables ip6tables; do
  for table in raw mangle; do
    if ! $ipt -w -t $table -S | grep -q -e '-m rpfilter'; then continue; fi
    $ipt -w -t $table -C swandoc-exempt-from-rpfilter \
        -m policy --dir in --pol ipsec -j ACCEPT 2>/dev/null || missing=yes
    $ipt -w -t $table -S PREROUTING | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-exempt-from-rpfilter$' || missing=yes
  done
done
if [ -z "$missing" ]
then echo "in place"
else echo "not in place"; false
fi
)
