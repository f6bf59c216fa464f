# swandoc SWD110/exempt-ipsec-from-rpfilter/firewalld/verify v1 2bba5521
grep ^IPv6_rpfilter= /etc/firewalld/firewalld.conf
