# swandoc SWD108/commands/firewalld-zone/persist v2 cdbb58e2
(
set -eu
zone=$(firewall-cmd --get-zone-of-interface=eth1)
kept=/var/lib/swandoc/firewalld-zone
mkdir -p "$kept"
# firewalld keeps the last version of a zone's file beside it.
if [ ! -e "$kept/backup" ]; then
  backup=/etc/firewalld/zones/$zone.xml.old
  if [ -e "$backup" ]; then cp -p "$backup" "$kept/zone.xml.old"; fi
  echo "$backup" > "$kept/backup"
fi
firewall-cmd -q --permanent --zone="$zone" --add-source=10.3.0.0/24
firewall-cmd -q --permanent --zone="$zone" --add-forward
)
