# swandoc SWD110/exempt-ipsec-from-rpfilter/iptables/persist v1 a02811af
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/exempt-ipsec-from-rpfilter.sh <<'SCRIPT'
set -eu
for ipt in iptables ip6tables; do
  for table in raw mangle; do
    if ! $ipt -w -t $table -S | grep -q -e '-m rpfilter'; then continue; fi
    $ipt -w -t $table -N swandoc-exempt-from-rpfilter 2>/dev/null || $ipt -w -t $table -F swandoc-exempt-from-rpfilter
    $ipt -w -t $table -A swandoc-exempt-from-rpfilter -m policy --dir in --pol ipsec -j ACCEPT
    # the first match decides: above the rules of others
    if ! $ipt -w -t $table -S PREROUTING | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-exempt-from-rpfilter$'; then
      $ipt -w -t $table -D PREROUTING -j swandoc-exempt-from-rpfilter 2>/dev/null || true
      $ipt -w -t $table -I PREROUTING -j swandoc-exempt-from-rpfilter
    fi
  done
done
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
