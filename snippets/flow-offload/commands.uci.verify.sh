# swandoc SWD111/commands/uci/verify
uci get 'firewall.@defaults[0].flow_offloading'
uci get 'firewall.@defaults[0].flow_offloading_hw'
