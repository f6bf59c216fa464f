# swandoc SWD225/resolve-domain/powershell/verify
Get-DnsClientNrptRule | Where-Object DisplayName -eq 'swandoc-resolve-domain-corp.example' | ForEach-Object { "$($_.Namespace) is asked of $($_.NameServers)" }
