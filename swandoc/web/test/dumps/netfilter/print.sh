#!/bin/sh
# Prints the dumps of this folder anew from its rule sets, with the real tools in a network namespace of their own.
cd "$(dirname "$0")" || exit 1
exec unshare -n sh -eu <<'END'
ip link set lo up
iptables-restore <gateway.rules
ip6tables-restore <gateway6.rules
{ echo "### iptables-save -c"; iptables-save -c; } >iptables-save-c.txt
{ echo "### ip6tables-save"; ip6tables-save; } >ip6tables-save.txt
for table in raw mangle nat filter; do
    echo "### iptables -t $table -S"; iptables -t $table -S
done >iptables-S.txt
for table in raw mangle nat filter; do
    echo "### iptables -t $table -S -v"; iptables -t $table -S -v
done >iptables-S-v.txt
for table in raw mangle nat filter; do
    echo "### iptables -t $table -nvL --line-numbers"; iptables -t $table -nvL --line-numbers
done >iptables-nvL.txt
for table in raw mangle nat filter; do
    echo "### iptables -t $table -L -v"; iptables -t $table -L -v
done >iptables-L-v.txt
for table in raw mangle nat filter; do
    echo "### iptables -t $table -L -n"; iptables -t $table -L -n
done >iptables-L-n.txt
{ echo "### ip6tables -L -n -v"; ip6tables -L -n -v; } >ip6tables-nvL.txt
{ echo "### nft list ruleset"; nft list ruleset; } >nft-of-iptables.txt 2>&1
nft flush ruleset
nft -f gateway.nft
{ echo "### nft -a list ruleset"; nft -a list ruleset; } >nft-a.txt
{ echo "### nft list ruleset"; nft list ruleset; } >nft.txt
{ echo "### nft -j list ruleset"; nft -j list ruleset; } >nft-j.txt
END
