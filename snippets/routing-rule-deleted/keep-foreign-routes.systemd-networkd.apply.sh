# swandoc SWD220/keep-foreign-routes/systemd-networkd/apply v1 532adb04
(
set -eu
mkdir -p /etc/systemd/networkd.conf.d
cat > /etc/systemd/networkd.conf.d/90-swandoc-keep-foreign-routes.conf <<'END'
[Network]
ManageForeignRoutes=no
ManageForeignRoutingPolicyRules=no
END
)
