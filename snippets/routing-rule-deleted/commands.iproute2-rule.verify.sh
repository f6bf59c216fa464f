# swandoc SWD220/commands/iproute2-rule/verify
ip -4 rule show
