"""swanctl.conf: connections, CHILD_SAs, pools and shunts of a charon that swanctl configures.

Each intent is one file in ``conf.d``. strongSwan's settings parser merges sections of the same name and the
last value wins. So a file that is read last overrides one option and nothing else, lasts, and is undone by
removing it.

Two traps shape *apply* and *undo* (seen with 5.9.8). ``swanctl --load-conns`` unloads every connection and
still returns 0 when there is a syntax error, so the parser tries first: any program of libstrongswan reads
the file that ``STRONGSWAN_CONF`` names at its start, and returns 64 when it cannot. And a misspelt name makes
a new half of a connection, so *apply* refuses names that ``swanctl.conf`` does not define.
"""

from __future__ import annotations

from ..intents.netfilter import AllowForwardedIpsec
from ..intents.strongswan import (
    AssignVirtualIps,
    BypassPolicy,
    SetChildOption,
    SetConnectionOption,
    SetTrafficSelectors,
)
from ..parts import Dialect, Part, PartKind, Parts
from ..shell import block, check
from ..slots import mark

SWANCTL = Dialect(id="swanctl", label="swanctl.conf", language="sh", suffix="sh", order=5)

UPDOWN_SCRIPTS = (
    "/usr/lib/ipsec/_updown",
    "/usr/libexec/ipsec/_updown",
    "/usr/libexec/strongswan/_updown",
    "/usr/lib/strongswan/_updown",
)
"""strongSwan's own updown script: on Debian and Alpine, as released, on Fedora and EPEL, on Arch."""

FIND_UPDOWN = [
    f"for updown in {' '.join(UPDOWN_SCRIPTS)}; do",
    '  [ ! -x "$updown" ] || break',
    "done",
    '[ -x "$updown" ] || stop "strongSwan\'s _updown script is not installed"',
]

_READ_ANYWAY = "The file that apply writes is read whenever the configuration is loaded, at boot too."
_LOADS_ALL = "This loads all that `swanctl.conf` says now, also edits that nobody has loaded yet."


def sections(*names: str, of: list[str]) -> list[str]:
    """Lines of strongSwan's settings language: ``of`` inside the nested sections ``names``."""
    opened = [f"{'  ' * depth}{name} {{" for depth, name in enumerate(names)]
    inner = [f"{'  ' * len(names)}{line}" for line in of]
    closed = [f"{'  ' * depth}}}" for depth in reversed(range(len(names)))]
    return [*opened, *inner, *closed]


def brief(*names: str, of: list[str]) -> list[str]:
    """What ``sections`` says, in fewer lines; the same to the parser."""
    opened = " ".join(f"{name} {{" for name in names)
    closed = " ".join("}" for _ in names)
    if len(of) == 1:
        return [f"{opened} {of[0]} {closed}"]
    return [opened, *(f"  {line}" for line in of), closed]


def _short(*lines: str, load: str = "swanctl --load-conns", unless: str = "") -> str:
    return "\n".join([f"# in /etc/swanctl/swanctl.conf{unless}:", *lines, "", load])


def _begin(name: str) -> list[str]:
    return [
        "dir=/etc/swanctl",
        '[ -e "$dir/swanctl.conf" ] || dir=/etc/strongswan/swanctl',
        f'file="$dir/conf.d/zz-swandoc-{name}.conf"',
        'stop() { echo "Stopped: $1" >&2; exit 1; }',
    ]


def _parse(says: str) -> list[str]:
    return [
        "# swanctl unloads every connection when it cannot read its file, so test that first.",
        'STRONGSWAN_CONF="$dir/swanctl.conf" swanctl --help > /dev/null ||',
        f'  stop "$dir/swanctl.conf has an error; {says}"',
    ]


def _apply(name: str, requires: list[str], content: list[str], *loads: str, end: str = "'END'") -> Part:
    """Write ``content`` and load it; take it away again when the daemon refuses it.

    ``requires`` are lines that stop where a condition is not met. They find in ``$loaded`` what swanctl said
    when it loaded the files as they are.
    """
    load = " && ".join(f"swanctl {option}" for option in loads)
    return block(
        *_begin(name),
        '[ -e "$dir/swanctl.conf" ] || stop "there is no swanctl.conf in /etc/swanctl or $dir"',
        *_parse("nothing was changed"),
        "# The last value of an option wins, so conf.d must be read last.",
        """last=$(sed '/^[[:space:]]*#/d; /^[[:space:]]*$/d' "$dir/swanctl.conf" | tail -n 1)""",
        "case $last in",
        "  'include conf.d/*.conf' | \"include $dir/conf.d/*.conf\") ;;",
        '  *) stop "the last line of $dir/swanctl.conf must be: include conf.d/*.conf" ;;',
        "esac",
        'loaded=$(swanctl --load-conns) || stop "swanctl cannot load its configuration; nothing was changed"',
        *requires,
        'mkdir -p "$dir/conf.d"',
        f'cat > "$file.new" <<{end}',
        *content,
        "END",
        'mv "$file.new" "$file"',
        f"load() {{ {load}; }}",
        "if ! load; then",
        '  rm "$file"',
        "  load",
        '  stop "charon refused the new settings; they are taken back"',
        "fi",
    )


def _undo(name: str, *loads: str) -> Part:
    return block(
        *_begin(name),
        'if [ -e "$file" ]; then',
        *(f"  {line}" for line in _parse("nothing was undone")),
        '  rm "$file"',
        *(f"  swanctl {option}" for option in loads),
        "fi",
    )


def _files(name: str) -> str:
    return " ".join(f"{at}/conf.d/zz-swandoc-{name}.conf" for at in ("/etc/swanctl", "/etc/strongswan/swanctl"))


def _has_connection(connection: str) -> list[str]:
    return [
        "case $loaded in",
        f"  *\"loaded connection '{connection}'\"*) ;;",
        f'  *) stop "swanctl.conf has no connection {connection}; nothing was changed" ;;',
        "esac",
    ]


def _child_line(connection: str, child: str, rest: str = "") -> str:
    """A command that succeeds if charon has the child, with ``rest`` (a basic regular expression) inside."""
    pattern = f"^list-conn event {{{connection} {{.*[{{ ]{child} {{mode={rest}"
    return f"swanctl --list-conns --raw | grep -q '{pattern}'"


def _has_child(connection: str, child: str) -> list[str]:
    return [
        *_has_connection(connection),
        f"{_child_line(connection, child)} ||",
        f'  stop "connection {connection} has no child {child}; nothing was changed"',
    ]


def _takes_effect(what: str, name: str) -> str:
    """When new settings count.

    A rekeyed CHILD_SA keeps the configuration of the old one (child_rekey.c, build_i). What ``start_action =
    start`` initiated is closed and initiated anew (vici_config.c, clear_start_action).
    """
    return (
        "SAs that are up keep their settings, also through a rekey. "
        f"`swanctl --terminate --{what} {name}` and a new initiation, by either side, bring the new ones. "
        f"A child with `start_action = start` is closed and initiated again at once. {_LOADS_ALL}"
    )


def _override(
    name: str, requires: list[str], content: list[str], setting: str, note: str, shown: str, short: str
) -> Parts:
    """An option that ``--list-conns`` may not show: what counts is the file, and that charon has its owner."""
    return Parts(
        check=check(f"grep -qsxF '{setting}' {_files(name)}", shown),
        apply=_apply(name, requires, content, "--load-conns"),
        verify=Part(
            f"cat {_files(name)} 2>/dev/null; swanctl --list-conns",
            expect=setting,
            note="`--list-conns` shows few options, the file this one. Apply stops if charon refuses it.",
        ),
        undo=_undo(name, "--load-conns"),
        without={PartKind.PERSIST: _READ_ANYWAY},
        note=note,
        short=short,
    )


@SWANCTL.says(SetConnectionOption)
def set_connection_option(intent: SetConnectionOption) -> Parts:
    connection = str(intent.connection)
    setting = f'{intent.option} = "{mark(intent.value)}"'
    content = sections("connections", connection, of=[setting])
    return _override(
        f"{connection}.{intent.option}",
        _has_connection(connection),
        content,
        content[2],
        _takes_effect("ike", connection),
        f"swanctl --list-conns | grep -q '^{connection}: '",
        _short(*brief("connections", connection, of=[setting])),
    )


@SWANCTL.says(SetChildOption)
def set_child_option(intent: SetChildOption) -> Parts:
    connection, child = str(intent.connection), str(intent.child)
    setting = f'{intent.option} = "{mark(intent.value)}"'
    content = sections("connections", connection, "children", child, of=[setting])
    return _override(
        f"{connection}.{child}.{intent.option}",
        _has_child(connection, child),
        content,
        content[4],
        _takes_effect("child", child),
        _child_line(connection, child),
        _short(*brief("connections", connection, "children", child, of=[setting])),
    )


@SWANCTL.says(AllowForwardedIpsec)
def allow_forwarded_ipsec(intent: AllowForwardedIpsec) -> Parts | None:
    if intent.connection is None or intent.child is None:
        return None
    connection, child = str(intent.connection), str(intent.child)
    name = f"{connection}.{child}.updown"
    content = sections("connections", connection, "children", child, of=['updown = "$updown iptables"'])
    requires = [
        *_has_child(connection, child),
        *FIND_UPDOWN,
        "swanctl --stats | grep -q '^loaded plugins:.* updown' ||",
        '  stop "charon has not loaded its updown plugin; nothing was changed"',
    ]
    return Parts(
        check=check(f"grep -qs '_updown iptables' {_files(name)}", _child_line(connection, child)),
        apply=_apply(name, requires, content, "--load-conns", end="END"),
        verify=Part(
            f"cat {_files(name)} 2>/dev/null; swanctl --list-conns",
            expect='        updown = "…/_updown iptables"',
            note="With the tunnel up again, `iptables -S FORWARD` begins with its two `--pol ipsec` rules.",
        ),
        undo=_undo(name, "--load-conns"),
        without={PartKind.PERSIST: _READ_ANYWAY},
        note="The script adds iptables rules for this child's traffic selectors when it comes up and removes "
        "them when it goes down. It takes the place of an updown script of your own. " + _takes_effect("child", child),
        short=_short(
            "# This path is right on Debian and Alpine.",
            *brief("connections", connection, "children", child, of=[f'updown = "{UPDOWN_SCRIPTS[0]} iptables"']),
        ),
    )


@SWANCTL.says(SetTrafficSelectors)
def set_traffic_selectors(intent: SetTrafficSelectors) -> Parts | None:
    connection, child = str(intent.connection), str(intent.child)
    sides = [(side, nets) for side, nets in (("local", intent.local), ("remote", intent.remote)) if nets]
    if not sides:
        return None
    name = f"{connection}.{child}.traffic-selectors"
    settings = [f'{side}_ts = "{", ".join(map(str, nets))}"' for side, nets in sides]
    loaded = "".join(rf"[^}}]*{side}-ts=\[{' '.join(map(str, nets))}\]" for side, nets in sides)
    shown = [f"    {f'{side}:':8}{' '.join(map(str, nets))}" for side, nets in sides]
    return Parts(
        check=check(_child_line(connection, child, loaded)),
        apply=_apply(
            name,
            _has_child(connection, child),
            sections("connections", connection, "children", child, of=settings),
            "--load-conns",
        ),
        verify=Part("swanctl --list-conns", expect="\n".join([f"{connection}: …", f"  {child}: …", *shown])),
        undo=_undo(name, "--load-conns"),
        without={PartKind.PERSIST: _READ_ANYWAY},
        note="The peer must allow these selectors too: IKEv2 narrows to what both sides have. "
        + _takes_effect("child", child),
        short=_short(*brief("connections", connection, "children", child, of=settings)),
    )


@SWANCTL.says(AssignVirtualIps)
def assign_virtual_ips(intent: AssignVirtualIps) -> Parts:
    connection, pool = str(intent.connection), str(intent.pool)
    name = f"{connection}.pools"
    addresses = f'addrs = "{intent.addresses}"'
    of_pool = [addresses, *([f'dns = "{intent.dns}"'] if intent.dns else [])]
    content = [
        *sections("connections", connection, of=[f'pools = "{pool}"']),
        *sections("pools", pool, of=of_pool),
    ]
    return Parts(
        check=check(
            *(f"grep -qsxF '    {line}' {_files(name)}" for line in of_pool),
            # Before strongSwan 6.0 a pool's base is the address of its network.
            f"swanctl --list-pools --raw | grep -qE '[{{ ]{pool} [{{]base=({intent.addresses:network}"
            f"|{intent.addresses:first-host}) '",
        ),
        apply=_apply(name, _has_connection(connection), content, "--load-pools", "--load-conns"),
        verify=Part(
            f"cat {_files(name)} 2>/dev/null; swanctl --list-pools",
            expect=f"    {addresses}\n{pool}…",
        ),
        undo=_undo(name, "--load-conns", "--load-pools"),
        without={PartKind.PERSIST: _READ_ANYWAY},
        note="Takes the place of pools that the connection has now. charon neither changes nor removes a pool "
        "while clients hold addresses of it: end their tunnels first. " + _takes_effect("ike", connection),
        short=_short(
            *brief("connections", connection, of=[f'pools = "{pool}"']),
            *brief("pools", pool, of=of_pool),
            load="swanctl --load-pools && swanctl --load-conns",
        ),
    )


@SWANCTL.says(BypassPolicy)
def bypass_policy(intent: BypassPolicy) -> Parts:
    shunt = str(intent.shunt)
    name = f"bypass-policy-{shunt}"
    # With the loopback address as its peer no IKE request from outside can match this connection.
    peer = "remote_addrs = 127.0.0.1"
    settings = [
        f'local_ts = "{intent.local}"',
        f'remote_ts = "{intent.remote}"',
        "mode = pass",
        "start_action = trap",
    ]
    content = sections("connections", shunt, of=[peer, *sections("children", shunt, of=settings)])
    shown = [f"{shunt}/{shunt}, PASS", f"  local:  {intent.local}", f"  remote: {intent.remote}"]
    taken = [
        "case $loaded in",
        f"  *\"loaded connection '{shunt}'\"*)",
        f'    [ -e "$file" ] || stop "swanctl.conf already has a connection {shunt}; nothing was changed" ;;',
        "esac",
    ]
    listed = f"{shunt} {{.*mode=PASS local-ts=\\[{intent.local}\\] remote-ts=\\[{intent.remote}\\]"
    return Parts(
        check=check(f"swanctl --list-pols --pass --raw | grep -q '{listed}'"),
        apply=_apply(name, taken, content, "--load-conns"),
        verify=Part(f"swanctl --list-pols --pass --child {shunt}", expect="\n".join(shown)),
        undo=_undo(name, "--load-conns"),
        without={PartKind.PERSIST: _READ_ANYWAY},
        note=f"Takes effect at once and leaves SAs alone. {_LOADS_ALL}",
        short=_short(
            *brief("connections", shunt, of=[peer]),
            *brief("connections", shunt, "children", shunt, of=settings),
            unless=f", unless it has a connection {shunt} already",
        ),
    )
