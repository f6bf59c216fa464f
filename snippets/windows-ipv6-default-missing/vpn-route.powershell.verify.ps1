# swandoc SWD212/vpn-route/powershell/verify v1 6fd012af
@((Get-VpnConnection -Name 'Office VPN').Routes.DestinationPrefix) -eq '2000::/3'
