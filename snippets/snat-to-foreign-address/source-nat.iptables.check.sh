# swandoc SWD115/source-nat/iptables/check v1 afce89f6
if iptables -w -t nat -C swandoc-source-nat -s 10.3.0.0/24 -o eth0 -m comment --comment 10.3.0.0/24 \
    -m policy --dir out --pol none -j SNAT --to-source 172.31.5.10 2>/dev/null &&
   iptables -w -t nat -S POSTROUTING | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-source-nat$'
then echo "in place"
else echo "not in place"; false
fi
