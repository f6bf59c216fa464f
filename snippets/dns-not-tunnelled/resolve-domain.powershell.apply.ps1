# swandoc SWD225/resolve-domain/powershell/apply v1 6070158c
& {
  $ErrorActionPreference = 'Stop'
  if ((Get-DnsClientNrptRule | Where-Object DisplayName -eq 'swandoc-resolve-domain-corp.example').NameServers -notcontains '10.1.0.53') {
    Get-DnsClientNrptRule | Where-Object DisplayName -eq 'swandoc-resolve-domain-corp.example' | ForEach-Object { Remove-DnsClientNrptRule -Name $_.Name -Force }
    Add-DnsClientNrptRule -Namespace '.corp.example' -NameServers '10.1.0.53' -DisplayName 'swandoc-resolve-domain-corp.example'
  }
}
