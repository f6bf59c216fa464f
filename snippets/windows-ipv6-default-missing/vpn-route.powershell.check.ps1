# swandoc SWD212/vpn-route/powershell/check v1 4ef64187
& {
  $ErrorActionPreference = 'Stop'
  if ((Get-VpnConnection -Name 'Office VPN').Routes.DestinationPrefix -contains '2000::/3') { 'in place' } else { 'not in place' }
}
