# swandoc SWD225/resolve-domain/powershell/undo
& {
  $ErrorActionPreference = 'Stop'
  Get-DnsClientNrptRule | Where-Object DisplayName -eq 'swandoc-resolve-domain-corp.example' | ForEach-Object { Remove-DnsClientNrptRule -Name $_.Name -Force }
}
