# swandoc SWD135/set-child-option/swanctl/check v1 f976f66f
if grep -qsxF '        esp_proposals = "aes256gcm16,aes128gcm16"' /etc/swanctl/conf.d/zz-swandoc-rw.net.esp_proposals.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.net.esp_proposals.conf &&
   swanctl --list-conns --raw | grep -q '^list-conn event {rw {.*[{ ]net {mode='
then echo "in place"
else echo "not in place"; false
fi
