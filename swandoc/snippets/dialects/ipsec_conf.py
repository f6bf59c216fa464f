"""ipsec.conf: the same wishes for a charon that starter configures through the stroke plugin.

Conn sections of the same name merge and the later value wins, so each intent is a marked block at the end of
the file. starter keeps what it had loaded when the file has a syntax error; a conn whose values charon refuses is
gone, though, so *apply* counts the children before and after and takes its block out again.
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

IPSEC_CONF = Dialect(
    id="ipsec-conf",
    label="ipsec.conf",
    language="sh",
    suffix="sh",
    order=90,
    legacy="strongSwan no longer builds starter and stroke by default since 6.0.0. Prefer `swanctl.conf`.",
)

# Options under the same rules but for their names: facts of ipsec.conf(5).
_CONNECTION = {
    "encap": "forceencaps",
    "fragmentation": "fragmentation",
    "keyingtries": "keyingtries",
    "mobike": "mobike",
}
_CHILD = {
    "ipcomp": "compress",
    "mark_in": "mark_in",
    "mark_out": "mark_out",
    "replay_window": "replay_window",
    "sha256_96": "sha256_96",
    "updown": "leftupdown",
}
# Options whose values have other names too; a value that is not here cannot be said.
_WORDS = {
    "version": ("keyexchange", {"0": "ike", "1": "ikev1", "2": "ikev2"}),
    "vips": ("leftsourceip", {"0.0.0.0": "%config4", "::": "%config6", "0.0.0.0, ::": "%config4, %config6"}),
    "pools": ("rightsourceip", {"dhcp": "%dhcp", "radius": "%radius"}),
    "mode": (
        "type",
        {"tunnel": "tunnel", "transport": "transport", "beet": "beet", "pass": "passthrough", "drop": "drop"},
    ),
    "start_action": ("auto", {"none": "add", "trap": "route", "start": "start"}),
}

_READ_ANYWAY = "The block that apply writes is read whenever starter loads the file, at boot too."
_TAKES_EFFECT = (
    "SAs that are up keep their settings, also through a rekey: `ipsec down` and `ipsec up`, or a new initiation by "
    "the peer, bring the new ones. `ipsec update` also loads what else was changed in the file."
)
_A_CONN_EACH = "In `ipsec.conf` each child is a `conn` of its own: the child's name is the name of that `conn`."
_STATUS = "{ ipsec statusall || strongswan statusall; } 2>/dev/null"


def _twin(option: str, value: str) -> tuple[str, str] | None:
    """The option of ipsec.conf, and its value, that mean the same as swanctl's; None if there is none."""
    if option in _WORDS:
        name, words = _WORDS[option]
        return (name, words[value]) if value in words else None
    if option in ("proposals", "esp_proposals"):
        # A set without "!" is joined with charon's defaults, which swanctl.conf does only when asked to.
        return None if "default" in value else ("ike" if option == "proposals" else "esp", f"{value}!")
    if option in ("local_ts", "remote_ts"):
        return "leftsubnet" if option == "local_ts" else "rightsubnet", value.replace("dynamic", "%dynamic")
    if option == "tfc_padding":
        return "tfc", "%mtu" if value == "mtu" else value
    name = _CONNECTION.get(option) or _CHILD.get(option) or ""
    return (name, value) if name else None


def _begin(name: str) -> list[str]:
    return [
        "conf=/etc/ipsec.conf",
        "ipsec=ipsec",
        "if [ -e /etc/strongswan/ipsec.conf ]; then",
        "  conf=/etc/strongswan/ipsec.conf",
        "  ipsec=strongswan",
        "fi",
        f"without() {{ sed '/^# swandoc {name} begin$/,/^# swandoc {name} end$/d' \"$conf\"; }}",
        "load() {",
        '  cp -p "$conf" "$conf.new"',
        '  cat > "$conf.new"',
        '  mv "$conf.new" "$conf"',
        '  "$ipsec" update',
        "  sleep 1  # starter reads the file in the background",
        "}",
    ]


def _apply(name: str, conn: str, settings: list[str], *, new: bool = False) -> Part:
    exists = f"grep -q '^conn[[:space:]][[:space:]]*{conn}[[:space:]]*$'"
    if new:
        guard = [
            f"if without | {exists}; then",
            f'  stop "$conf already has a conn {conn}; nothing was changed"',
            "fi",
        ]
    else:
        guard = [
            f"without | {exists} || \"$ipsec\" statusall | grep -q '^ *{conn}: ' ||",
            f'  stop "$conf has no conn {conn}; nothing was changed"',
        ]
    return block(
        *_begin(name),
        'stop() { echo "Stopped: $1" >&2; exit 1; }',
        "children() { \"$ipsec\" statusall | grep -c ' child:  ' || true; }",
        *guard,
        "before=$(children)",
        "{",
        "  without",
        "  cat <<'END'",
        f"# swandoc {name} begin",
        f"conn {conn}",
        *(f"  {setting}" for setting in settings),
        f"# swandoc {name} end",
        "END",
        "} | load",
        'if [ "$(children)" -lt "$before" ]; then',
        "  without | load",
        '  stop "charon refused the new settings; they are taken back"',
        "fi",
    )


def _undo(name: str) -> Part:
    return block(
        *_begin(name),
        f"if grep -qs '^# swandoc {name} begin$' \"$conf\"; then",
        "  without | load",
        "fi",
    )


def _parts(
    name: str, conn: str, settings: list[str], *, shown: str = "", pattern: str = "", note: str, new: bool = False
) -> Parts:
    """``shown`` is the line of ``ipsec statusall`` that proves it and ``pattern`` what `grep` looks for in it; an
    option that charon does not show is read in the file."""
    files = "/etc/ipsec.conf /etc/strongswan/ipsec.conf"
    written = f"sed -n '/^# swandoc {name} begin$/,/^# swandoc {name} end$/p' {files} 2>/dev/null"
    status = f"{_STATUS} | grep -q '{pattern}'"
    return Parts(
        check=check(*([status] if pattern else [f"{written} | grep -qxF '  {line}'" for line in settings])),
        apply=_apply(name, conn, settings, new=new),
        verify=Part(
            _STATUS if shown else f"{written}; {_STATUS}",
            expect=shown or "\n".join(settings),
            note="" if shown else "`statusall` does not show this option, the file does.",
        ),
        undo=_undo(name),
        without={PartKind.PERSIST: _READ_ANYWAY},
        note=note,
        short="\n".join(
            [
                f"# in /etc/ipsec.conf{f', unless it has a conn {conn} already' if new else ''}:",
                f"conn {conn}",
                *(f"  {line}" for line in settings),
                "",
                "ipsec update",
            ]
        ),
    )


@IPSEC_CONF.says(SetConnectionOption)
def set_connection_option(intent: SetConnectionOption) -> Parts | None:
    twin = _twin(intent.option, mark(intent.value))
    if twin is None:
        return None
    conn = str(intent.connection)
    return _parts(f"{conn}.{twin[0]}", conn, [f'{twin[0]} = "{twin[1]}"'], note=_TAKES_EFFECT)


@IPSEC_CONF.says(SetChildOption)
def set_child_option(intent: SetChildOption) -> Parts | None:
    twin = _twin(intent.option, mark(intent.value))
    if twin is None:
        return None
    conn = str(intent.child)
    note = f"{_A_CONN_EACH} {_TAKES_EFFECT}"
    return _parts(f"{conn}.{twin[0]}", conn, [f'{twin[0]} = "{twin[1]}"'], note=note)


@IPSEC_CONF.says(AllowForwardedIpsec)
def allow_forwarded_ipsec(intent: AllowForwardedIpsec) -> Parts | None:
    if intent.connection is None or intent.child is None:
        return None
    conn = str(intent.child)
    note = (
        "strongSwan's updown script adds iptables rules for this conn's subnets when it comes up and removes them "
        f"when it goes down. It cannot be used together with a `leftupdown` of your own. {_A_CONN_EACH} "
    )
    return _parts(f"{conn}.leftfirewall", conn, ['leftfirewall = "yes"'], note=note + _TAKES_EFFECT)


@IPSEC_CONF.says(SetTrafficSelectors)
def set_traffic_selectors(intent: SetTrafficSelectors) -> Parts | None:
    if not (intent.local or intent.remote):
        return None
    conn = str(intent.child)
    sides = (("leftsubnet", intent.local), ("rightsubnet", intent.remote))
    settings = [f'{side} = "{", ".join(map(str, nets))}"' for side, nets in sides if nets]
    local, remote = (" ".join(map(str, nets)) for _, nets in sides)
    return _parts(
        f"{conn}.traffic-selectors",
        conn,
        settings,
        shown=f"{conn}:   child:  {local or '…'} === {remote or '…'} …",
        pattern=f"^ *{conn}:   child:  {local or '.*'} === {remote or '.*'} ",
        note="The peer must allow these selectors too: IKEv2 narrows to what both sides have. "
        f"{_A_CONN_EACH} {_TAKES_EFFECT}",
    )


@IPSEC_CONF.says(AssignVirtualIps)
def assign_virtual_ips(intent: AssignVirtualIps) -> Parts:
    conn = str(intent.connection)
    settings = [f'rightsourceip = "{intent.addresses}"']
    if intent.dns:
        settings.append(f'rightdns = "{intent.dns}"')
    return _parts(
        f"{conn}.rightsourceip",
        conn,
        settings,
        shown=f"{intent.addresses}: …",
        note="Takes the place of what the conn assigns now. After undo charon lists the pool until it is restarted, "
        f"but no conn uses it. {_TAKES_EFFECT}",
    )


@IPSEC_CONF.says(BypassPolicy)
def bypass_policy(intent: BypassPolicy) -> Parts:
    conn = str(intent.shunt)
    settings = [
        "right = 127.0.0.1",
        f'leftsubnet = "{intent.local}"',
        f'rightsubnet = "{intent.remote}"',
        "authby = never",
        "type = passthrough",
        "auto = route",
    ]
    shown = f"{conn}:  {intent.local} === {intent.remote} PASS"
    return _parts(
        f"bypass-policy-{conn}",
        conn,
        settings,
        shown=shown,
        pattern=f"^ *{shown}",
        note="Takes effect at once and leaves SAs alone.",
        new=True,
    )
