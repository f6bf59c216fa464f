# swandoc SWD233/set-traffic-selectors-3/ipsec-conf/verify v1 4a4078da
{ ipsec statusall || strongswan statusall; } 2>/dev/null
