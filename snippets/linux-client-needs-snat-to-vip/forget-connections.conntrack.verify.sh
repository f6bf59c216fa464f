# swandoc SWD232/forget-connections/conntrack/verify
conntrack -L -d 192.168.178.0/24 --src-nat 2>&1
