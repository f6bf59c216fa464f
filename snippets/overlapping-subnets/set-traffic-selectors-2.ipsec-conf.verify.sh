# swandoc SWD222/set-traffic-selectors-2/ipsec-conf/verify
{ ipsec statusall || strongswan statusall; } 2>/dev/null
