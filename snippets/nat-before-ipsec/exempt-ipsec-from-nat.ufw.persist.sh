# swandoc SWD112/exempt-ipsec-from-nat/ufw/persist v1 380296a4
(
set -eu
sed -i '\|^# swandoc-exempt-ipsec-from-nat-eth0 begin$|,\|^# swandoc-exempt-ipsec-from-nat-eth0 end$|d' /etc/ufw/before.rules
cat >> /etc/ufw/before.rules <<END
# swandoc-exempt-ipsec-from-nat-eth0 begin
*nat
-I POSTROUTING -m comment --comment swandoc-exempt-ipsec-from-nat-eth0 -o eth0 -m policy --dir out --pol ipsec -j ACCEPT
COMMIT
# swandoc-exempt-ipsec-from-nat-eth0 end
END
sed -i '\|^# swandoc-exempt-ipsec-from-nat-eth0 begin$|,\|^# swandoc-exempt-ipsec-from-nat-eth0 end$|d' /etc/ufw/before6.rules
cat >> /etc/ufw/before6.rules <<END
# swandoc-exempt-ipsec-from-nat-eth0 begin
*nat
-I POSTROUTING -m comment --comment swandoc-exempt-ipsec-from-nat-eth0 -o eth0 -m policy --dir out --pol ipsec -j ACCEPT
COMMIT
# swandoc-exempt-ipsec-from-nat-eth0 end
END
)
