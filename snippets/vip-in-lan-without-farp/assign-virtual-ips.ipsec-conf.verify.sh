# swandoc SWD123/assign-virtual-ips/ipsec-conf/verify
{ ipsec statusall || strongswan statusall; } 2>/dev/null
