# swandoc SWD210/split-tunneling/powershell/verify
"SplitTunneling: $((Get-VpnConnection -Name 'Office VPN').SplitTunneling)"
