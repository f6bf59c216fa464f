# swandoc SWD110/exempt-ipsec-from-rpfilter/nftables/persist v1 7f9d8c47
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/exempt-ipsec-from-rpfilter.sh <<'SCRIPT'
set -eu
nft -a -t list ruleset | awk -v ours='comment "swandoc-exempt-ipsec-from-rpfilter"' '
  $1 == "table" { table = $2 " " $3; theirs = $2 ~ /^(inet|ip|ip6)$/ && $3 !~ /^swandoc_/ }
  $1 == "chain" { chain = table " " $2; here = theirs }
  $1 == "chain" && $2 ~ /^[A-Z]+$/ && table ~ /^ip6? (filter|mangle|nat|raw|security)$/ { iptables[table] }
  here && /fib saddr.* oif/ { found[chain] = table }
  index($0, ours) { print "delete rule", chain, "handle", $NF }
  END {
    for (chain in found) {
      if (found[chain] in iptables) { print chain ": use the iptables commands for this chain" > "/dev/stderr"; continue }
      print "insert rule", chain, "meta ipsec exists accept", ours
    }
  }' | nft -f -
SCRIPT
mkdir -p /etc/systemd/system
cat > /etc/systemd/system/swandoc-exempt-ipsec-from-rpfilter.service <<'UNIT'
[Unit]
Description=Exempt decrypted packets from the firewall's reverse path filter
After=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service
PartOf=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/exempt-ipsec-from-rpfilter.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-exempt-ipsec-from-rpfilter.service
)
