# swandoc SWD118/masquerade/nftables/persist v1 34549960
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/masquerade-10.3.0.0-24-eth0.sh <<'SCRIPT'
set -eu
subnet=10.3.0.0/24
table=swandoc_masquerade_eth0_$(echo "$subnet" | tr ":/." "___")
case $subnet in *:*) family=ip6 ;; *) family=ip ;; esac
nft -f - <<END
table inet $table
delete table inet $table
table inet $table {
  chain postrouting {
    type nat hook postrouting priority srcnat; policy accept;
    $family saddr 10.3.0.0/24 oifname "eth0" rt ipsec missing masquerade
  }
}
END
SCRIPT
mkdir -p /etc/systemd/system
cat > /etc/systemd/system/swandoc-masquerade-10.3.0.0-24-eth0.service <<'UNIT'
[Unit]
Description=Masquerade 10.3.0.0/24 on eth0
After=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service
PartOf=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/masquerade-10.3.0.0-24-eth0.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-masquerade-10.3.0.0-24-eth0.service
)
