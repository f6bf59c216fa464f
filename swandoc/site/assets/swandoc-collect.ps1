# Prints what swandoc's checker reads of a Windows VPN client. It changes nothing and prints no key or password.
# Needs no administrator:    powershell -ExecutionPolicy Bypass -File swandoc-collect.ps1 > report.txt

$ErrorActionPreference = 'Stop'
$FormatEnumerationLimit = -1

# Prints the commands and what they say; lines that are wider than a window are not cut.
function Show-Section([scriptblock] $Commands) {
    $Title = ($Commands.ToString().Trim() -split '\s*\r?\n\s*') -join ' '
    try {
        $Said = & $Commands | Out-String -Width 400
        ''
        "### $Title"
        $Said -replace '^(\s*\n)+|\s+$'
    }
    catch {
        ''
        "### swandoc-collect: could not read: ${Title}: $($_.Exception.Message)"
    }
}

"### swandoc-collect 1 host=$env:COMPUTERNAME"
Show-Section { Get-Date -Format o }
Show-Section { Get-CimInstance Win32_OperatingSystem | Format-List 'Caption', 'Version' }
Show-Section {
    Get-VpnConnection |
        Select-Object '*', @{ Name = 'RoutePrefixes'; Expression = { $_.Routes.DestinationPrefix -join ', ' } } -ExcludeProperty 'Cim*', 'EapConfigXmlStream' |
        Format-List
}
Show-Section {
    Get-VpnConnection -AllUserConnection |
        Select-Object '*', @{ Name = 'RoutePrefixes'; Expression = { $_.Routes.DestinationPrefix -join ', ' } } -ExcludeProperty 'Cim*', 'EapConfigXmlStream' |
        Format-List
}
Show-Section { Get-NetRoute | Format-Table 'ifIndex', 'DestinationPrefix', 'NextHop', 'RouteMetric', 'ifMetric', 'InterfaceAlias' -AutoSize }
Show-Section { Get-NetIPInterface | Format-Table 'ifIndex', 'InterfaceAlias', 'AddressFamily', 'NlMtu', 'InterfaceMetric', 'ConnectionState', 'Forwarding' -AutoSize }
Show-Section { Get-NetIPAddress | Format-Table 'InterfaceAlias', 'IPAddress', 'PrefixLength', 'PrefixOrigin', 'AddressState' -AutoSize }
Show-Section { Get-NetAdapter | Format-Table 'ifIndex', 'Name', 'InterfaceDescription', 'Status' -AutoSize }
Show-Section { Get-DnsClientNrptPolicy | Format-List 'Namespace', 'NameServers', 'DirectAccessDnsServers' }
Show-Section { Get-DnsClientServerAddress | Format-Table 'InterfaceAlias', 'AddressFamily', 'ServerAddresses' -AutoSize }
Show-Section { route print }
