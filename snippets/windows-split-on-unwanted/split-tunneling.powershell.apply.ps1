# swandoc SWD209/split-tunneling/powershell/apply v1 d55d7734
& {
  $ErrorActionPreference = 'Stop'
  $folder = Join-Path $env:LOCALAPPDATA 'swandoc'
  $kept = Join-Path $folder 'split-tunneling-Office VPN'
  if ((Get-VpnConnection -Name 'Office VPN').SplitTunneling -ne $false) {
    New-Item -ItemType Directory -Force $folder | Out-Null
    if (-not (Test-Path $kept)) { Set-Content $kept 'true' }
    Set-VpnConnection -Name 'Office VPN' -SplitTunneling $false
  }
}
