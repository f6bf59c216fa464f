# swandoc SWD227/set-traffic-selectors/ipsec-conf/verify v1 4a4078da
{ ipsec statusall || strongswan statusall; } 2>/dev/null
