# swandoc SWD210/split-tunneling/powershell/check v1 185f232e
& {
  $ErrorActionPreference = 'Stop'
  if ((Get-VpnConnection -Name 'Office VPN').SplitTunneling -eq $false) { 'in place' } else { 'not in place' }
}
