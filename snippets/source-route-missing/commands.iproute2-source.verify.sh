# swandoc SWD219/commands/iproute2-source/verify v1 17aeab2f
ip -4 route get 10.1.0.10
