# swandoc SWD115/remove-source-nat-2/nftables/persist v1 2bf615de
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/remove-source-nat-192.0.2.1.sh <<'SCRIPT'
set -eu
# of each rule its handle, family, table, chain, number in the chain from 0, and text
rules=$(nft -a list ruleset | awk -v to=192.0.2.1 '
  $1 == "table" { place = $2 " " $3 }
  $1 == "chain" { chain = $2; here = 0; next }
  $1 == "type" { here = $2 == "nat" && $4 == "postrouting" && chain != "POSTROUTING"; number = -1; next }
  here && / # handle [0-9]+$/ {
    number++
    handle = $NF
    sub(/^[ \t]+/, ""); sub(/ # handle [0-9]+$/, "")
    n = split($0, word, " ")
    for (i = 2; i <= n; i++)
      if (word[i-1] == "to" && (word[i] == to || index(word[i], to ":") == 1) && /snat /) {
        print handle, place, chain, number, $0
        break
      }
  }')
if [ -n "$rules" ]; then
  # Undo needs each rule and its place. What an earlier run has kept stays.
  mkdir -p /var/lib/swandoc
  printf '%s\n' "$rules" | cut -d ' ' -f 2- >> /var/lib/swandoc/remove-source-nat-192.0.2.1.nft
  sort -u -o /var/lib/swandoc/remove-source-nat-192.0.2.1.nft /var/lib/swandoc/remove-source-nat-192.0.2.1.nft
  printf '%s\n' "$rules" |
    while read -r handle family table chain rest; do
      echo "delete rule $family $table $chain handle $handle"
    done | nft -f -
fi
SCRIPT
mkdir -p /etc/systemd/system
cat > /etc/systemd/system/swandoc-remove-source-nat-192.0.2.1.service <<'UNIT'
[Unit]
Description=Remove the source NAT to 192.0.2.1
After=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service
PartOf=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/remove-source-nat-192.0.2.1.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-remove-source-nat-192.0.2.1.service
)
