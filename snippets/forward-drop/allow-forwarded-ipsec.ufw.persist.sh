# swandoc SWD105/allow-forwarded-ipsec/ufw/persist v1 ccfa2017
(
set -eu
subnet=10.3.0.0/24
case $subnet in *:*) six=6 ;; *) six='' ;; esac
sed -i '\|^# swandoc-allow-forwarded-ipsec-10.3.0.0/24 begin$|,\|^# swandoc-allow-forwarded-ipsec-10.3.0.0/24 end$|d' "/etc/ufw/before${six}.rules"
cat >> "/etc/ufw/before${six}.rules" <<END
# swandoc-allow-forwarded-ipsec-10.3.0.0/24 begin
*filter
-I ufw${six}-before-forward -m comment --comment swandoc-allow-forwarded-ipsec-10.3.0.0/24 -d 10.3.0.0/24 -m policy --dir out --pol ipsec -j ACCEPT
-I ufw${six}-before-forward -m comment --comment swandoc-allow-forwarded-ipsec-10.3.0.0/24 -s 10.3.0.0/24 -m policy --dir in --pol ipsec -j ACCEPT
COMMIT
# swandoc-allow-forwarded-ipsec-10.3.0.0/24 end
END
)
