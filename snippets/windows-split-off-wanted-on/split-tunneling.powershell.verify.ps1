# swandoc SWD208/split-tunneling/powershell/verify
"SplitTunneling: $((Get-VpnConnection -Name 'Office VPN').SplitTunneling)"
