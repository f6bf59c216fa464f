# swandoc SWD122/commands/iproute2-flush/verify v1 c5b224df
ip route get 10.3.0.1
