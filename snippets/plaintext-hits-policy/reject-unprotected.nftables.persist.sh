# swandoc SWD137/reject-unprotected/nftables/persist v1 82aebd6a
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/reject-unprotected-10.1.0.0-24.sh <<'SCRIPT'
set -eu
subnet=10.1.0.0/24
table=swandoc_reject_unprotected_$(echo "$subnet" | tr ":/." "___")
case $subnet in *:*) family=ip6 ;; *) family=ip ;; esac
nft -f - <<END
table inet $table
delete table inet $table
table inet $table {
  chain forward {
    type filter hook forward priority filter - 10; policy accept;
    $family daddr 10.1.0.0/24 rt ipsec missing reject with icmpx admin-prohibited
  }
  chain output {
    type filter hook output priority filter - 10; policy accept;
    tcp sport 22 accept
    $family daddr 10.1.0.0/24 rt ipsec missing reject with icmpx admin-prohibited
  }
}
END
SCRIPT
mkdir -p /etc/systemd/system
cat > /etc/systemd/system/swandoc-reject-unprotected-10.1.0.0-24.service <<'UNIT'
[Unit]
Description=Refuse unencrypted traffic to 10.1.0.0/24
After=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service
PartOf=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/reject-unprotected-10.1.0.0-24.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-reject-unprotected-10.1.0.0-24.service
)
