# swandoc SWD208/split-tunneling/powershell/check
& {
  $ErrorActionPreference = 'Stop'
  if ((Get-VpnConnection -Name 'Office VPN').SplitTunneling -eq $true) { 'in place' } else { 'not in place' }
}
