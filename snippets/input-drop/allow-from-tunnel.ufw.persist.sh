# swandoc SWD109/allow-from-tunnel/ufw/persist v1 5a65c760
(
set -eu
subnet=10.3.0.0/24
case $subnet in *:*) six=6 ;; *) six='' ;; esac
sed -i '\|^# swandoc-allow-from-tunnel-10.3.0.0/24 begin$|,\|^# swandoc-allow-from-tunnel-10.3.0.0/24 end$|d' "/etc/ufw/before${six}.rules"
cat >> "/etc/ufw/before${six}.rules" <<END
# swandoc-allow-from-tunnel-10.3.0.0/24 begin
*filter
-I ufw${six}-before-input -m comment --comment swandoc-allow-from-tunnel-10.3.0.0/24 -s 10.3.0.0/24 -m policy --dir in --pol ipsec -j ACCEPT
COMMIT
# swandoc-allow-from-tunnel-10.3.0.0/24 end
END
)
