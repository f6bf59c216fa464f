# swandoc SWD123/assign-virtual-ips-2/ipsec-conf/verify
{ ipsec statusall || strongswan statusall; } 2>/dev/null
