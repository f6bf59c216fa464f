# swandoc SWD304/clamp-mss-to-pmtu/iptables/persist v1 76c1117e
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/clamp-mss-to-pmtu.sh <<'SCRIPT'
set -eu
for ipt in iptables ip6tables; do
  $ipt -w -t mangle -N swandoc-clamp-mss-to-pmtu 2>/dev/null || $ipt -w -t mangle -F swandoc-clamp-mss-to-pmtu
  $ipt -w -t mangle -A swandoc-clamp-mss-to-pmtu -p tcp --tcp-flags SYN,RST SYN \
      -m policy --dir out --pol ipsec -j TCPMSS --clamp-mss-to-pmtu
  # the first match decides: above the rules of others
  if ! $ipt -w -t mangle -S FORWARD | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-clamp-mss-to-pmtu$'; then
    $ipt -w -t mangle -D FORWARD -j swandoc-clamp-mss-to-pmtu 2>/dev/null || true
    $ipt -w -t mangle -I FORWARD -j swandoc-clamp-mss-to-pmtu
  fi
done
SCRIPT
mkdir -p /etc/systemd/system
cat > /etc/systemd/system/swandoc-clamp-mss-to-pmtu.service <<'UNIT'
[Unit]
Description=Clamp the TCP MSS to the path MTU
After=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service
PartOf=netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/swandoc/clamp-mss-to-pmtu.sh

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable swandoc-clamp-mss-to-pmtu.service
)
