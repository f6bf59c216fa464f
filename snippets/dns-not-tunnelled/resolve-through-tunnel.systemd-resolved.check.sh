# swandoc SWD225/resolve-through-tunnel/systemd-resolved/check v1 52a394ab
if [ "$(resolvectl dns eth0 | sed 's/^[^:]*: *//')" = "10.1.0.53" ] &&
   [ "$(resolvectl domain eth0 | sed 's/^[^:]*: *//')" = "~corp.example" ]
then echo "in place"
else echo "not in place"; false
fi
