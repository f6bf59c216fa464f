# swandoc SWD136/allow-forwarded-ipsec/ufw/persist v1 e59c79cc
(
set -eu
sed -i '\|^# swandoc-allow-forwarded-ipsec begin$|,\|^# swandoc-allow-forwarded-ipsec end$|d' /etc/ufw/before.rules
cat >> /etc/ufw/before.rules <<END
# swandoc-allow-forwarded-ipsec begin
*filter
-I ufw-before-forward -m comment --comment swandoc-allow-forwarded-ipsec -m policy --dir out --pol ipsec -j ACCEPT
-I ufw-before-forward -m comment --comment swandoc-allow-forwarded-ipsec -m policy --dir in --pol ipsec -j ACCEPT
COMMIT
# swandoc-allow-forwarded-ipsec end
END
sed -i '\|^# swandoc-allow-forwarded-ipsec begin$|,\|^# swandoc-allow-forwarded-ipsec end$|d' /etc/ufw/before6.rules
cat >> /etc/ufw/before6.rules <<END
# swandoc-allow-forwarded-ipsec begin
*filter
-I ufw6-before-forward -m comment --comment swandoc-allow-forwarded-ipsec -m policy --dir out --pol ipsec -j ACCEPT
-I ufw6-before-forward -m comment --comment swandoc-allow-forwarded-ipsec -m policy --dir in --pol ipsec -j ACCEPT
COMMIT
# swandoc-allow-forwarded-ipsec end
END
)
