# swandoc SWD306/allow-pmtu-icmp/nftables/persist v1 645436ef
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/allow-pmtu-icmp.sh <<'SCRIPT'
set -eu
nft -a -t list ruleset | awk -v ours='comment "swandoc-allow-pmtu-icmp"' '
  $1 == "table" { table = $2 " " $3; theirs = $2 ~ /^(inet|ip6)$/ && $3 !~ /^swandoc_/ }
  $1 == "chain" { chain = table " " $2; here = 0 }
  $1 == "chain" && $2 ~ /^[A-Z]+$/ && table ~ /^ip6? (filter|mangle|nat|raw|security)$/ { iptables[table] }
  $1 == "type" { here = theirs && $4 ~ /^(input|forward)$/ }
  here && /drop|reject|jump|goto|queue/ { found[chain] = table }
  index($0, ours) { print "delete rule", chain, "handle", $NF }
  END {
    for (chain in found) {
      if (found[chain] in iptables) { print chain ": use the iptables commands for this chain" > "/dev/stderr"; continue }
      print "insert rule", chain, "icmpv6 type packet-too-big accept", ours
    }
  }' | nft -f -
SCRIPT
mkdir -p /etc/systemd/system
cat > /etc/systemd/system/swandoc-allow-pmtu-icmp.service <<'UNIT'
[Unit]
Description=Allow the ICMP errors that path MTU discovery needs
After=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service
PartOf=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/allow-pmtu-icmp.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-allow-pmtu-icmp.service
)
