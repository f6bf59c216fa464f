# swandoc SWD225/resolve-domain/powershell/undo v1 4ead68dc
& {
  $ErrorActionPreference = 'Stop'
  Get-DnsClientNrptRule | Where-Object DisplayName -eq 'swandoc-resolve-domain-corp.example' | ForEach-Object { Remove-DnsClientNrptRule -Name $_.Name -Force }
}
