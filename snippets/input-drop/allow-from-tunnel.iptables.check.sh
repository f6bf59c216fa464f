# swandoc SWD109/allow-from-tunnel/iptables/check v1 5d3f7bfa
(
subnet=10.3.0.0/24
case $subnet in *:*) ipt=ip6tables ;; *) ipt=iptables ;; esac
if $ipt -w -C swandoc-allow-from-tunnel -s 10.3.0.0/24 -m policy --dir in --pol ipsec -j ACCEPT 2>/dev/null &&
   $ipt -w -S INPUT | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-allow-from-tunnel$'
then echo "in place"
else echo "not in place"; false
fi
)
