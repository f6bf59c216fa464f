# swandoc SWD139/allow-forwarded-ipsec/iptables/check v1 ded2d6e2
(
subnet=10.3.0.0/24
case $subnet in *:*) ipt=ip6tables ;; *) ipt=iptables ;; esac
if $ipt -w -C swandoc-allow-forwarded -s 10.3.0.0/24 -m policy --dir in --pol ipsec -j ACCEPT 2>/dev/null &&
   $ipt -w -C swandoc-allow-forwarded -d 10.3.0.0/24 -m policy --dir out --pol ipsec -j ACCEPT 2>/dev/null &&
   $ipt -w -S FORWARD | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-allow-forwarded$'
then echo "in place"
else echo "not in place"; false
fi
)
