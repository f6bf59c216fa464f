# swandoc SWD123/assign-virtual-ips-2/ipsec-conf/verify v1 4a4078da
{ ipsec statusall || strongswan statusall; } 2>/dev/null
