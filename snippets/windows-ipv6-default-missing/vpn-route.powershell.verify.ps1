# swandoc SWD212/vpn-route/powershell/verify
@((Get-VpnConnection -Name 'Office VPN').Routes.DestinationPrefix) -eq '2000::/3'
