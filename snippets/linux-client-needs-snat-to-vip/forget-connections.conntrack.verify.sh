# swandoc SWD232/forget-connections/conntrack/verify
conntrack -L -s 192.168.178.0/24 2>&1
conntrack -L -d 192.168.178.0/24 2>&1
