# swandoc SWD208/vpn-route/powershell/apply v1 086d96cf
& {
  $ErrorActionPreference = 'Stop'
  $folder = Join-Path $env:LOCALAPPDATA 'swandoc'
  $kept = Join-Path $folder ('route-Office VPN-10.1.0.0-24'.Replace(':', '-'))
  if ((Get-VpnConnection -Name 'Office VPN').Routes.DestinationPrefix -notcontains '10.1.0.0/24') {
    Add-VpnConnectionRoute -ConnectionName 'Office VPN' -DestinationPrefix '10.1.0.0/24'
    New-Item -ItemType Directory -Force $folder | Out-Null
    Set-Content $kept 'added'
  }
}
