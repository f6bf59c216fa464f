# swandoc SWD115/remove-source-nat-2/iptables/verify v1 fbbc8f48
echo "rules that translate to 192.0.2.1: $(iptables -w -t nat -S POSTROUTING | grep '^-A' | grep -E -e '--to-source 192.0.2.1([ :]|$)' -c)"
