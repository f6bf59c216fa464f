# swandoc SWD115/forget-connections-2/conntrack/verify
conntrack -L -s 10.3.0.0/24 2>&1
conntrack -L -d 10.3.0.0/24 2>&1
