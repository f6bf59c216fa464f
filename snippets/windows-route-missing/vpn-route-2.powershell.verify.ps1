# swandoc SWD210/vpn-route-2/powershell/verify v1 4b89e072
@((Get-VpnConnection -Name 'Office VPN').Routes.DestinationPrefix) -eq '10.4.0.0/24'
