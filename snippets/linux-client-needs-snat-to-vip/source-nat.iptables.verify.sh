# swandoc SWD232/source-nat/iptables/verify v1 51c68c01
iptables -w -t nat -S POSTROUTING | sed '/^-P/d; /swandoc-/!q'
iptables -w -t nat -S swandoc-source-nat
