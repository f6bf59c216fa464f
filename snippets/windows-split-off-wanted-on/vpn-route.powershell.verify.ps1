# swandoc SWD208/vpn-route/powershell/verify v1 ada71fa6
@((Get-VpnConnection -Name 'Office VPN').Routes.DestinationPrefix) -eq '10.1.0.0/24'
