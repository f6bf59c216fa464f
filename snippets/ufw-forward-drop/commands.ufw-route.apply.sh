# swandoc SWD107/commands/ufw-route/apply v1 bbc3e5f2
(
set -eu
ufw route allow in on eth0 out on eth1 from 10.3.0.0/24 to 10.1.0.0/24 comment swandoc-route
ufw route allow in on eth1 out on eth0 from 10.1.0.0/24 to 10.3.0.0/24 comment swandoc-route
)
