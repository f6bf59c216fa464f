# swandoc SWD137/reject-unprotected/iptables/persist v1 ead349a1
(
set -eu
mkdir -p /etc/swandoc
cat > /etc/swandoc/reject-unprotected-10.1.0.0-24.sh <<'SCRIPT'
set -eu
subnet=10.1.0.0/24
case $subnet in *:*) ipt=ip6tables ;; *) ipt=iptables ;; esac
with=icmp-admin-prohibited
if [ "$ipt" = ip6tables ]; then with=icmp6-adm-prohibited; fi
$ipt -w -N swandoc-reject-forward 2>/dev/null || true
$ipt -w -C swandoc-reject-forward -d 10.1.0.0/24 -m policy --dir out --pol none -j REJECT --reject-with "$with" 2>/dev/null ||
  $ipt -w -A swandoc-reject-forward -d 10.1.0.0/24 -m policy --dir out --pol none -j REJECT --reject-with "$with"
# the first match decides: above the rules of others
if ! $ipt -w -S FORWARD | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-reject-forward$'; then
  $ipt -w -D FORWARD -j swandoc-reject-forward 2>/dev/null || true
  $ipt -w -I FORWARD -j swandoc-reject-forward
fi
$ipt -w -N swandoc-reject-output 2>/dev/null || true
$ipt -w -C swandoc-reject-output -d 10.1.0.0/24 -p tcp ! --sport 22 -m policy --dir out --pol none -j REJECT --reject-with "$with" 2>/dev/null ||
  $ipt -w -A swandoc-reject-output -d 10.1.0.0/24 -p tcp ! --sport 22 -m policy --dir out --pol none -j REJECT --reject-with "$with"
$ipt -w -C swandoc-reject-output -d 10.1.0.0/24 ! -p tcp -m policy --dir out --pol none -j REJECT --reject-with "$with" 2>/dev/null ||
  $ipt -w -A swandoc-reject-output -d 10.1.0.0/24 ! -p tcp -m policy --dir out --pol none -j REJECT --reject-with "$with"
# the first match decides: above the rules of others
if ! $ipt -w -S OUTPUT | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-reject-output$'; then
  $ipt -w -D OUTPUT -j swandoc-reject-output 2>/dev/null || true
  $ipt -w -I OUTPUT -j swandoc-reject-output
fi
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
