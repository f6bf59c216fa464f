# swandoc SWD115/remove-source-nat/iptables/check v1 67ed6044
if ! iptables -w -t nat -S POSTROUTING | grep '^-A' | grep -E -e '--to-source 192.0.2.1([ :]|$)'
then echo "in place"
else echo "not in place"; false
fi
