# swandoc SWD212/vpn-route/powershell/undo v1 d848c336
& {
  $ErrorActionPreference = 'Stop'
  $folder = Join-Path $env:LOCALAPPDATA 'swandoc'
  $kept = Join-Path $folder ('route-Office VPN-2000::-3'.Replace(':', '-'))
  if (Test-Path $kept) {
    if ((Get-VpnConnection -Name 'Office VPN').Routes.DestinationPrefix -contains '2000::/3') { Remove-VpnConnectionRoute -ConnectionName 'Office VPN' -DestinationPrefix '2000::/3' }
    Remove-Item $kept
    if (-not (Get-ChildItem $folder)) { Remove-Item $folder }
  }
}
