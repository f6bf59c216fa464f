# swandoc SWD317/clamp-mss/ufw/persist v2 48716892
(
set -eu
sed -i '\|^# swandoc-clamp-mss begin$|,\|^# swandoc-clamp-mss end$|d' /etc/ufw/before.rules
cat >> /etc/ufw/before.rules <<END
# swandoc-clamp-mss begin
*mangle
-I FORWARD -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir out --pol ipsec -j TCPMSS --set-mss 1270
-I FORWARD -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir in --pol ipsec -j TCPMSS --set-mss 1270
COMMIT
# swandoc-clamp-mss end
END
sed -i '\|^# swandoc-clamp-mss begin$|,\|^# swandoc-clamp-mss end$|d' /etc/ufw/before6.rules
cat >> /etc/ufw/before6.rules <<END
# swandoc-clamp-mss begin
*mangle
-I FORWARD -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir out --pol ipsec -j TCPMSS --set-mss 1250
-I FORWARD -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir in --pol ipsec -j TCPMSS --set-mss 1250
COMMIT
# swandoc-clamp-mss end
END
)
