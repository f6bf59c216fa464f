# swandoc SWD233/source-nat/iptables/check v1 75d33478
if iptables -w -t nat -C swandoc-source-nat -s 10.3.0.0/24 -d 10.2.0.0/24 -m comment --comment 10.3.0.0/24-to-10.2.0.0/24 \
    -m policy --dir out --pol none -j SNAT --to-source 10.1.0.1 2>/dev/null &&
   iptables -w -t nat -S POSTROUTING | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-source-nat$'
then echo "in place"
else echo "not in place"; false
fi
