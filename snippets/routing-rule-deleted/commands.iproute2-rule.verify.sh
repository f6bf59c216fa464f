# swandoc SWD220/commands/iproute2-rule/verify v1 11666616
ip -4 rule show
