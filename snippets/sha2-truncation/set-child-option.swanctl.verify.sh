# swandoc SWD135/set-child-option/swanctl/verify v1 0c3f8611
cat /etc/swanctl/conf.d/zz-swandoc-rw.net.esp_proposals.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.net.esp_proposals.conf 2>/dev/null; swanctl --list-conns
