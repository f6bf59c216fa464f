# swandoc SWD137/reject-unprotected/iptables/check v1 fd0d96b7
(
subnet=10.1.0.0/24
case $subnet in *:*) ipt=ip6tables ;; *) ipt=iptables ;; esac
with=icmp-admin-prohibited
if [ "$ipt" = ip6tables ]; then with=icmp6-adm-prohibited; fi
if $ipt -w -C swandoc-reject-forward -d 10.1.0.0/24 \
    -m policy --dir out --pol none -j REJECT --reject-with "$with" 2>/dev/null &&
   $ipt -w -S FORWARD | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-reject-forward$' &&
   $ipt -w -C swandoc-reject-output -d 10.1.0.0/24 -p tcp ! --sport 22 \
    -m policy --dir out --pol none -j REJECT --reject-with "$with" 2>/dev/null &&
   $ipt -w -C swandoc-reject-output -d 10.1.0.0/24 ! -p tcp \
    -m policy --dir out --pol none -j REJECT --reject-with "$with" 2>/dev/null &&
   $ipt -w -S OUTPUT | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-reject-output$'
then echo "in place"
else echo "not in place"; false
fi
)
