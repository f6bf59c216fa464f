# swandoc SWD113/forget-connections/conntrack/verify v3 749414a1
conntrack -L -d 10.3.0.0/24 2>/dev/null | awk -F 'src=|dst=' '{ split($2, from, " "); split($NF, back, " ") } from[1] != back[1] { print; n++ } END { print n + 0, "translated" }'
