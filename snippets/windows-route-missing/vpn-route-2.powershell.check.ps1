# swandoc SWD210/vpn-route-2/powershell/check v1 844187ac
& {
  $ErrorActionPreference = 'Stop'
  if ((Get-VpnConnection -Name 'Office VPN').Routes.DestinationPrefix -contains '10.4.0.0/24') { 'in place' } else { 'not in place' }
}
