# swandoc SWD110/exempt-ipsec-from-rpfilter/firewalld/check v1 42448b23
if ! nft list table inet firewalld | grep 'fib saddr .* oif missing drop'
then echo "in place"
else echo "not in place"; false
fi
