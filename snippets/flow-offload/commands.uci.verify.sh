# swandoc SWD111/commands/uci/verify v1 aff9045f
uci get 'firewall.@defaults[0].flow_offloading'
uci get 'firewall.@defaults[0].flow_offloading_hw'
