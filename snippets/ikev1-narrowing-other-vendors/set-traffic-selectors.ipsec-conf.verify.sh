# swandoc SWD216/set-traffic-selectors/ipsec-conf/verify
{ ipsec statusall || strongswan statusall; } 2>/dev/null
