# swandoc SWD209/split-tunneling/powershell/undo v1 4be7f866
& {
  $ErrorActionPreference = 'Stop'
  $folder = Join-Path $env:LOCALAPPDATA 'swandoc'
  $kept = Join-Path $folder 'split-tunneling-Office VPN'
  if (Test-Path $kept) {
    Set-VpnConnection -Name 'Office VPN' -SplitTunneling ((Get-Content $kept) -eq 'true')
    Remove-Item $kept
    if (-not (Get-ChildItem $folder)) { Remove-Item $folder }
  }
}
