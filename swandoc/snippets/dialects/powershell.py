"""PowerShell on Windows 8.1 and later: the modules VpnClient and DnsClient.

Each part runs in a script block of its own, which stops at the first error and leaves no variables behind. What undo
must know is kept in a file: beside the user's own settings, or in ProgramData for connections of all users.
Values stand in single quotes, where PowerShell expands nothing.
Cmdlets: https://learn.microsoft.com/powershell/module/vpnclient and .../module/dnsclient.
"""

from __future__ import annotations

from ..intents.windows import ResolveDomain, SplitTunneling, VpnRoute
from ..parts import Dialect, Part, PartKind, Parts

POWERSHELL = Dialect(id="powershell", label="PowerShell", language="powershell", suffix="ps1", order=60)

_KEPT = "Windows keeps it with the connection in its phone book."
_NEXT = "In force when the connection is made the next time."
_ADMINISTRATOR = "An all-user connection is changed in a PowerShell that runs as administrator."


def _block(*lines: str) -> Part:
    body = "\n".join(f"  {line}" for line in ("$ErrorActionPreference = 'Stop'", *lines))
    return Part(f"& {{\n{body}\n}}")


def _check(condition: str) -> Part:
    return _block(f"if ({condition}) {{ 'in place' }} else {{ 'not in place' }}")


def _memory(all_users: bool, name: str) -> list[str]:
    """Lines that name the directory and the file in which a change of ours is kept."""
    place = "$env:ProgramData" if all_users else "$env:LOCALAPPDATA"
    return [f"$folder = Join-Path {place} 'swandoc'", f"$kept = Join-Path $folder '{name}'"]


def _forget() -> list[str]:
    return [
        "Remove-Item $kept",
        "if (-not (Get-ChildItem $folder)) { Remove-Item $folder }",
    ]


def _note(all_users: bool, *sentences: str) -> str:
    return " ".join([*sentences, *([_ADMINISTRATOR] if all_users else [])])


@POWERSHELL.says(SplitTunneling)
def split_tunneling(intent: SplitTunneling) -> Parts:
    """Set-VpnConnection -SplitTunneling takes a boolean; without it a new connection tunnels everything."""
    switch = " -AllUserConnection" if intent.all_users else ""
    wanted, other = ("$true", "$false") if intent.enabled else ("$false", "$true")
    named = f"-Name '{intent.connection}'{switch}"
    now = f"(Get-VpnConnection {named}).SplitTunneling"
    memory = _memory(intent.all_users, f"split-tunneling-{intent.connection}")
    return Parts(
        check=_check(f"{now} -eq {wanted}"),
        apply=_block(
            *memory,
            f"if ({now} -ne {wanted}) {{",
            "  New-Item -ItemType Directory -Force $folder | Out-Null",
            f"  if (-not (Test-Path $kept)) {{ Set-Content $kept '{other[1:]}' }}",
            f"  Set-VpnConnection {named} -SplitTunneling {wanted}",
            "}",
        ),
        verify=Part(f'"SplitTunneling: $({now})"', expect=f"SplitTunneling: {intent.enabled!s}"),
        undo=_block(
            *memory,
            "if (Test-Path $kept) {",
            f"  Set-VpnConnection {named} -SplitTunneling ((Get-Content $kept) -eq 'true')",
            *(f"  {line}" for line in _forget()),
            "}",
        ),
        without={PartKind.PERSIST: _KEPT},
        note=_note(intent.all_users, _NEXT),
        short=f"Set-VpnConnection {named} -SplitTunneling {wanted}",
    )


@POWERSHELL.says(VpnRoute)
def vpn_route(intent: VpnRoute) -> Parts:
    switch = " -AllUserConnection" if intent.all_users else ""
    routes = f"(Get-VpnConnection -Name '{intent.connection}'{switch}).Routes.DestinationPrefix"
    named = f"-ConnectionName '{intent.connection}' -DestinationPrefix '{intent.to}'{switch}"
    memory = _memory(intent.all_users, f"route-{intent.connection}-{intent.to:network}-{intent.to:length}")
    # A colon would name an alternate data stream of the file (NTFS).
    memory = [memory[0], memory[1].replace("$folder '", "$folder ('") + ".Replace(':', '-'))"]
    return Parts(
        check=_check(f"{routes} -contains '{intent.to}'"),
        apply=_block(
            *memory,
            f"if ({routes} -notcontains '{intent.to}') {{",
            f"  Add-VpnConnectionRoute {named}",
            "  New-Item -ItemType Directory -Force $folder | Out-Null",
            "  Set-Content $kept 'added'",
            "}",
        ),
        verify=Part(f"@({routes}) -eq '{intent.to}'", expect=f"{intent.to}"),
        undo=_block(
            *memory,
            "if (Test-Path $kept) {",
            f"  if ({routes} -contains '{intent.to}') {{ Remove-VpnConnectionRoute {named} }}",
            *(f"  {line}" for line in _forget()),
            "}",
        ),
        without={PartKind.PERSIST: _KEPT},
        note=_note(
            intent.all_users,
            _NEXT,
            "It matters with split tunnelling on. Windows refuses the route `::/0`: use `2000::/3`.",
        ),
        short=f"Add-VpnConnectionRoute {named}",
    )


@POWERSHELL.says(ResolveDomain)
def resolve_domain(intent: ResolveDomain) -> Parts:
    """A namespace with a leading dot is a suffix and stands for all names below it."""
    name = f"swandoc-resolve-domain-{intent.domain}"
    rule = f"-Namespace '.{intent.domain}' -NameServers '{intent.server}' -DisplayName '{name}'"
    remove = "ForEach-Object { Remove-DnsClientNrptRule -Name $_.Name -Force }"
    ours = f"Get-DnsClientNrptRule | Where-Object DisplayName -eq '{name}'"
    return Parts(
        check=_check(f"({ours}).NameServers -contains '{intent.server}'"),
        apply=_block(
            f"if (({ours}).NameServers -notcontains '{intent.server}') {{",
            f"  {ours} | {remove}",
            f"  Add-DnsClientNrptRule {rule}",
            "}",
        ),
        verify=Part(
            f'{ours} | ForEach-Object {{ "$($_.Namespace) is asked of $($_.NameServers)" }}',
            expect=f".{intent.domain} is asked of {intent.server}",
        ),
        undo=_block(f"{ours} | {remove}"),
        without={PartKind.PERSIST: "Windows keeps the rule in its registry."},
        note="In a PowerShell that runs as administrator. The server is asked whether the tunnel is up or not.",
        short="Add-DnsClientNrptRule " + rule.replace(" -Display", " `\n  -Display"),
    )
