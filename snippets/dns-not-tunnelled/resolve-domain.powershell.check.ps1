# swandoc SWD225/resolve-domain/powershell/check v1 92927611
& {
  $ErrorActionPreference = 'Stop'
  if ((Get-DnsClientNrptRule | Where-Object DisplayName -eq 'swandoc-resolve-domain-corp.example').NameServers -contains '10.1.0.53') { 'in place' } else { 'not in place' }
}
