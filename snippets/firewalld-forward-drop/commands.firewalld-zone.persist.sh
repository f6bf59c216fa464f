# swandoc SWD108/commands/firewalld-zone/persist v1 ed95d658
(
set -eu
zone=$(firewall-cmd --get-zone-of-interface=eth1)
firewall-cmd -q --permanent --zone="$zone" --add-source=10.3.0.0/24
firewall-cmd -q --permanent --zone="$zone" --add-forward
)
