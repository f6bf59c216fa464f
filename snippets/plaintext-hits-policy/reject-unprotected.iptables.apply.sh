# swandoc SWD137/reject-unprotected/iptables/apply v1 a667e539
(
set -eu
case ${SSH_CONNECTION:-22} in 22 | *" 22") ;; *)
  echo "Your SSH session is not on port 22: it ends if it comes from 10.1.0.0/24 outside the tunnel." >&2
  echo "To go on all the same: unset SSH_CONNECTION" >&2
  exit 1
esac
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
)
