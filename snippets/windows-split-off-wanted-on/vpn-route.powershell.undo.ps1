# swandoc SWD208/vpn-route/powershell/undo v1 8959fb88
& {
  $ErrorActionPreference = 'Stop'
  $folder = Join-Path $env:LOCALAPPDATA 'swandoc'
  $kept = Join-Path $folder ('route-Office VPN-10.1.0.0-24'.Replace(':', '-'))
  if (Test-Path $kept) {
    if ((Get-VpnConnection -Name 'Office VPN').Routes.DestinationPrefix -contains '10.1.0.0/24') { Remove-VpnConnectionRoute -ConnectionName 'Office VPN' -DestinationPrefix '10.1.0.0/24' }
    Remove-Item $kept
    if (-not (Get-ChildItem $folder)) { Remove-Item $folder }
  }
}
