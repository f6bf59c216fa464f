# swandoc SWD225/resolve-domain/powershell/verify v1 5a51a04f
Get-DnsClientNrptRule | Where-Object DisplayName -eq 'swandoc-resolve-domain-corp.example' | ForEach-Object { "$($_.Namespace) is asked of $($_.NameServers)" }
