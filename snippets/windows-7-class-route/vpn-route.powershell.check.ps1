# swandoc SWD207/vpn-route/powershell/check v1 54d6e482
& {
  $ErrorActionPreference = 'Stop'
  if ((Get-VpnConnection -Name 'Office VPN').Routes.DestinationPrefix -contains '10.1.0.0/24') { 'in place' } else { 'not in place' }
}
