# swandoc SWD122/commands/iproute2-flush/verify
ip route get 10.3.0.1
