# swandoc SWD233/forget-connections/conntrack/verify
conntrack -L -d 10.3.0.0/24 --src-nat 2>&1
