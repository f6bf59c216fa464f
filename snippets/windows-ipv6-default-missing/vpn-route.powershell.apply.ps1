# swandoc SWD212/vpn-route/powershell/apply v1 56ab3bcf
& {
  $ErrorActionPreference = 'Stop'
  $folder = Join-Path $env:LOCALAPPDATA 'swandoc'
  $kept = Join-Path $folder ('route-Office VPN-2000::-3'.Replace(':', '-'))
  if ((Get-VpnConnection -Name 'Office VPN').Routes.DestinationPrefix -notcontains '2000::/3') {
    Add-VpnConnectionRoute -ConnectionName 'Office VPN' -DestinationPrefix '2000::/3'
    New-Item -ItemType Directory -Force $folder | Out-Null
    Set-Content $kept 'added'
  }
}
