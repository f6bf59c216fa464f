# swandoc SWD130/allow-ike/iptables/check v1 c3edf29c
if iptables -w -C swandoc-allow-ike -i eth0 -p udp -m multiport --dports 500,4500 -j ACCEPT 2>/dev/null &&
   iptables -w -C swandoc-allow-ike -i eth0 -p esp -j ACCEPT 2>/dev/null &&
   iptables -w -S INPUT | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-allow-ike$' &&
   ip6tables -w -C swandoc-allow-ike -i eth0 -p udp -m multiport --dports 500,4500 -j ACCEPT 2>/dev/null &&
   ip6tables -w -C swandoc-allow-ike -i eth0 -p esp -j ACCEPT 2>/dev/null &&
   ip6tables -w -S INPUT | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-allow-ike$'
then echo "in place"
else echo "not in place"; false
fi
