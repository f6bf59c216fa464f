# swandoc SWD107/commands/ufw-route/undo v1 f94e9784
(
set -eu
if ufw status | grep -q swandoc-route; then
  ufw route delete allow in on eth0 out on eth1 from 10.3.0.0/24 to 10.1.0.0/24
  ufw route delete allow in on eth1 out on eth0 from 10.1.0.0/24 to 10.3.0.0/24
fi
)
