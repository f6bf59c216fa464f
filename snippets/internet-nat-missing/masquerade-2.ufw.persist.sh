# swandoc SWD116/masquerade-2/ufw/persist v1 b09dc4f2
(
set -eu
subnet=2001:db8:3::/64
case $subnet in *:*) six=6 ;; *) six='' ;; esac
sed -i '\|^# swandoc-masquerade-2001:db8:3::/64-eth0 begin$|,\|^# swandoc-masquerade-2001:db8:3::/64-eth0 end$|d' "/etc/ufw/before${six}.rules"
cat >> "/etc/ufw/before${six}.rules" <<END
# swandoc-masquerade-2001:db8:3::/64-eth0 begin
*nat
-I POSTROUTING -m comment --comment swandoc-masquerade-2001:db8:3::/64-eth0 -s 2001:db8:3::/64 -o eth0 -m policy --dir out --pol none -j MASQUERADE
COMMIT
# swandoc-masquerade-2001:db8:3::/64-eth0 end
END
)
