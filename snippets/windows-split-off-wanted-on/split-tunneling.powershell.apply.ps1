# swandoc SWD208/split-tunneling/powershell/apply v1 2f0a6d94
& {
  $ErrorActionPreference = 'Stop'
  $folder = Join-Path $env:LOCALAPPDATA 'swandoc'
  $kept = Join-Path $folder 'split-tunneling-Office VPN'
  if ((Get-VpnConnection -Name 'Office VPN').SplitTunneling -ne $true) {
    New-Item -ItemType Directory -Force $folder | Out-Null
    if (-not (Test-Path $kept)) { Set-Content $kept 'false' }
    Set-VpnConnection -Name 'Office VPN' -SplitTunneling $true
  }
}
