# swandoc SWD221/bypass-policy/ipsec-conf/verify
{ ipsec statusall || strongswan statusall; } 2>/dev/null
