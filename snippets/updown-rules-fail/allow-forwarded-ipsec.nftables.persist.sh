# swandoc SWD139/allow-forwarded-ipsec/nftables/persist v1 2f7708e3
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/allow-forwarded-ipsec-10.3.0.0-24.sh <<'SCRIPT'
set -eu
subnet=10.3.0.0/24
case $subnet in *:*) family=ip6 ;; *) family=ip ;; esac
nft -a -t list ruleset | awk -v family="$family" -v ours='comment "swandoc-allow-forwarded-ipsec-10.3.0.0/24"' '
  $1 == "table" { table = $2 " " $3; theirs = ($2 == "inet" || $2 == family) && $3 !~ /^swandoc_/ }
  $1 == "chain" { chain = table " " $2; here = 0 }
  $1 == "chain" && $2 ~ /^[A-Z]+$/ && table ~ /^ip6? (filter|mangle|nat|raw|security)$/ { iptables[table] }
  $1 == "type" { here = theirs && $4 == "forward" }
  here && /drop|reject|jump|goto|queue/ { found[chain] = table }
  index($0, ours) { print "delete rule", chain, "handle", $NF }
  END {
    for (chain in found) {
      if (found[chain] in iptables) { print chain ": use the iptables commands for this chain" > "/dev/stderr"; continue }
      print "insert rule", chain, family " daddr 10.3.0.0/24 rt ipsec exists accept", ours
      print "insert rule", chain, family " saddr 10.3.0.0/24 meta ipsec exists accept", ours
    }
  }' | nft -f -
SCRIPT
mkdir -p /etc/systemd/system
cat > /etc/systemd/system/swandoc-allow-forwarded-ipsec-10.3.0.0-24.service <<'UNIT'
[Unit]
Description=Allow forwarding between the tunnel and the LAN for 10.3.0.0/24
After=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service
PartOf=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/allow-forwarded-ipsec-10.3.0.0-24.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-allow-forwarded-ipsec-10.3.0.0-24.service
)
