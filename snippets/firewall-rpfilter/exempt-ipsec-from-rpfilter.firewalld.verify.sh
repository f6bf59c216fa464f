# swandoc SWD110/exempt-ipsec-from-rpfilter/firewalld/verify
grep ^IPv6_rpfilter= /etc/firewalld/firewalld.conf
