# swandoc SWD137/reject-unprotected/nftables/undo v1 b24a5086
(
set -eu
subnet=10.1.0.0/24
table=swandoc_reject_unprotected_$(echo "$subnet" | tr ":/." "___")
nft delete table inet "$table" 2>/dev/null || true
if [ -e /etc/systemd/system/swandoc-reject-unprotected-10.1.0.0-24.service ]; then
  systemctl disable swandoc-reject-unprotected-10.1.0.0-24.service
  rm -f /etc/systemd/system/swandoc-reject-unprotected-10.1.0.0-24.service /etc/swandoc/reject-unprotected-10.1.0.0-24.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
