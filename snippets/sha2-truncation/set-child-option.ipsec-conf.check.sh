# swandoc SWD135/set-child-option/ipsec-conf/check v1 294266d6
if sed -n '/^# swandoc net.esp begin$/,/^# swandoc net.esp end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null | grep -qxF '  esp = "aes256gcm16,aes128gcm16!"'
then echo "in place"
else echo "not in place"; false
fi
