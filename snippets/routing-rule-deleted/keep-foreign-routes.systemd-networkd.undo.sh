# swandoc SWD220/keep-foreign-routes/systemd-networkd/undo v1 dc10031c
(
set -eu
rm -f /etc/systemd/networkd.conf.d/90-swandoc-keep-foreign-routes.conf
rmdir /etc/systemd/networkd.conf.d 2>/dev/null || true
)
