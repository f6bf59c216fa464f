# swandoc SWD209/split-tunneling/powershell/verify
"SplitTunneling: $((Get-VpnConnection -Name 'Office VPN').SplitTunneling)"
