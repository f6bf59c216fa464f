# swandoc SWD233/set-traffic-selectors-3/ipsec-conf/verify
{ ipsec statusall || strongswan statusall; } 2>/dev/null
