# swandoc SWD232/forget-connections/conntrack/verify v3 0bb52cd3
conntrack -L -d 192.168.178.0/24 2>/dev/null | awk -F 'src=|dst=' '{ split($2, from, " "); split($NF, back, " ") } from[1] != back[1] { print; n++ } END { print n + 0, "translated" }'
