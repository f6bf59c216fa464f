# swandoc SWD209/split-tunneling/powershell/verify v1 54d168d2
"SplitTunneling: $((Get-VpnConnection -Name 'Office VPN').SplitTunneling)"
