# swandoc SWD208/split-tunneling/powershell/check v1 2fd3a9a5
& {
  $ErrorActionPreference = 'Stop'
  if ((Get-VpnConnection -Name 'Office VPN').SplitTunneling -eq $true) { 'in place' } else { 'not in place' }
}
