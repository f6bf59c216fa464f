# swandoc SWD220/keep-foreign-routes/systemd-networkd/check v1 0d4d1ad2
if systemd-analyze cat-config systemd/networkd.conf | grep '^ManageForeignRoutes=' | tail -n 1 | grep -qx 'ManageForeignRoutes=no' &&
   systemd-analyze cat-config systemd/networkd.conf | grep '^ManageForeignRoutingPolicyRules=' | tail -n 1 | grep -qx 'ManageForeignRoutingPolicyRules=no'
then echo "in place"
else echo "not in place"; false
fi
