# swandoc SWD118/masquerade/ufw/persist v1 42c15f6b
(
set -eu
subnet=10.3.0.0/24
case $subnet in *:*) six=6 ;; *) six='' ;; esac
sed -i '\|^# swandoc-masquerade-10.3.0.0/24-eth0 begin$|,\|^# swandoc-masquerade-10.3.0.0/24-eth0 end$|d' "/etc/ufw/before${six}.rules"
cat >> "/etc/ufw/before${six}.rules" <<END
# swandoc-masquerade-10.3.0.0/24-eth0 begin
*nat
-I POSTROUTING -m comment --comment swandoc-masquerade-10.3.0.0/24-eth0 -s 10.3.0.0/24 -o eth0 -m policy --dir out --pol none -j MASQUERADE
COMMIT
# swandoc-masquerade-10.3.0.0/24-eth0 end
END
)
