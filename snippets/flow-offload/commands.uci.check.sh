# swandoc SWD111/commands/uci/check v1 b840dbc0
if [ "$(uci -q get 'firewall.@defaults[0].flow_offloading')" != 1 ] &&
   [ "$(uci -q get 'firewall.@defaults[0].flow_offloading_hw')" != 1 ]
then echo "in place"
else echo "not in place"; false
fi
