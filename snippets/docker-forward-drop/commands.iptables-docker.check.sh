# swandoc SWD106/commands/iptables-docker/check v1 f0c28e3b
if iptables -C DOCKER-USER -m policy --dir in --pol ipsec -m comment --comment swandoc-docker-user -j ACCEPT 2>/dev/null &&
   iptables -C DOCKER-USER -m policy --dir out --pol ipsec -m comment --comment swandoc-docker-user -j ACCEPT 2>/dev/null
then echo "in place"
else echo "not in place"; false
fi
