"""iproute2: the running kernel's routes, links and neighbours.

The dialects of network managers share the shapes for AddRoute, ProxyNdp and SetInterfaceMtu: they write their own
files for the next boot and leave the present to ``ip``. Their reload commands take addresses away for a moment and
remove what they do not know, strongSwan's routes among it.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..intents.system import AddRoute, ProxyArp, ProxyNdp, SetInterfaceMtu
from ..parts import Dialect, Part, Parts
from ..shell import STATE, block, boot_script, check, forget, remember, remove_boot_script

IPROUTE2 = Dialect(id="iproute2", label="iproute2", language="sh", suffix="sh", order=31)

_MANAGERS = "networking.service systemd-networkd.service NetworkManager.service"
_BOOT_NOTE = (
    "For hosts without a network manager of their own, such as Debian with `/etc/network/interfaces`. Where "
    "systemd-networkd, netplan or NetworkManager sets up the interface, take its tab: it may remove what it does not "
    "know."
)
MTU_NOTE = (
    "TCP connections survive this, your SSH session as well. Some network cards drop the link for a second or two. "
    "VLANs on top of the interface shrink with it and do not grow again with undo. Never give one host a smaller MTU "
    "than its LAN has without need: what is sent to it may be larger than it takes."
)
NDP_NOTE = (
    "The kernel answers only while it forwards IPv6. Addresses are proxied one by one: there is no entry for a whole "
    "subnet."
)


@dataclass(frozen=True, slots=True)
class Now:
    """What holds until the next boot, in lines: ``first`` come before all others, ``asking`` before ``conditions``
    and ``apply``; ``short`` is the change alone, without what it asks first."""

    first: list[str]
    asking: list[str]
    conditions: list[str]
    apply: list[str]
    undo: list[str]
    short: list[str]


def stop(message: str) -> list[str]:
    return [f'echo "Stopped: {message}" >&2', "exit 1"]


def _indented(*lines: str) -> list[str]:
    return [f"  {line}" for line in lines]


def _boot(name: str, summary: str, lines: list[str]) -> Part:
    after = f"network-online.target {_MANAGERS}"
    body = "\n".join(["set -eu", *lines])
    return block(*boot_script(name, summary, body, after=after, again_with=_MANAGERS), note=_BOOT_NOTE)


def _parts(now: Now, verify: Part, name: str, summary: str, boot: list[str], note: str) -> Parts:
    return Parts(
        check=check(*now.conditions, first=[*now.first, *now.asking]),
        apply=block(*now.first, *now.asking, *now.apply),
        verify=verify,
        undo=block(*now.first, *now.undo, *remove_boot_script(name)),
        persist=_boot(name, summary, boot),
        note=note,
        short="\n".join(now.short),
    )


def route_name(intent: AddRoute) -> str:
    return f"add-route-{intent.to:network}-{intent.to:length}"


def route_words(intent: AddRoute) -> str:
    """All that `ip route` needs to know after the destination."""
    out = f" dev {intent.out}" if intent.out else ""
    return f"via {intent.via}{out}" + (f" mtu {intent.mtu}" if intent.mtu else "")


def link_of(intent: AddRoute) -> str:
    """The line that sets ``$link`` to the interface of the route's next hop."""
    if intent.out:
        return f"link={intent.out}"
    return f"link=$(ip -o route get {intent.via} | sed -n 's/.* dev \\([^ ]*\\).*/\\1/p')"


def route_place(intent: AddRoute) -> str:
    """The interface of the route's next hop, in words."""
    return f"{intent.out}" if intent.out else f"the interface towards {intent.via}"


def route_now(intent: AddRoute) -> Now:
    name = route_name(intent)
    way = f"via {intent.via}" + (f" dev {intent.out}" if intent.out else "")
    listed = f"grep -Eq ' mtu (lock )?{intent.mtu}( |$)'" if intent.mtu else "grep -q ."
    change = f'ip "$family" route replace "$to" {route_words(intent)}'
    delete = f'ip "$family" route del "$to" {way}'
    again = f"sed 's/^/route replace /' {STATE}/{name} | ip \"$family\" -batch -"
    kept = (
        'ip -o "$family" route show exact "$to" | sed \'s/\\\\//g; s/ dead//g; s/ linkdown//g; s/ expires [0-9]*sec//\''
    )
    return Now(
        first=[f"to={intent.to}", "case $to in *:*) family=-6 ;; *) family=-4 ;; esac"],
        asking=[f'there() {{ ip "$family" route show exact "$to" {way} | {listed}; }}'],
        conditions=["there"],
        apply=[
            "if ! there; then",
            "  case $to in 0.0.0.0/0 | ::/0)",
            *_indented(*_indented(*stop("this would replace the default route of this host."))),
            "  esac",
            "  # The way back to whoever is logged in by SSH must stay the same.",
            "  client=${SSH_CONNECTION:-}",
            "  client=${client%% *}",
            '  way_back() { [ -z "$client" ] || ip -o route get "$client" | sed \'s/ uid.*//\'; }',
            "  before=$(way_back)",
            *_indented(*remember(name, f"{{ {kept}; }}")),
            f"  {change}",
            '  if [ "$(way_back)" != "$before" ]; then',
            *_indented(*_indented(delete, again, *forget(name))),
            '    echo "Put back: your SSH session would take the new route. To go on: unset SSH_CONNECTION" >&2',
            "    exit 1",
            "  fi",
            "fi",
        ],
        undo=[
            f"if [ -e {STATE}/{name} ]; then",
            f"  {delete} 2>/dev/null || true",
            *_indented(again, *forget(name)),
            "fi",
        ],
        short=[f"ip route replace {intent.to} {route_words(intent)}"],
    )


def route_shown(intent: AddRoute) -> Part:
    out = f"{intent.out}" if intent.out else "…"
    mtu = f"mtu {intent.mtu}…" if intent.mtu else ""
    first = route_now(intent).first
    return Part(
        "\n".join(["(", *first, 'ip "$family" route show exact "$to"', ")"]),
        expect=f"… via {intent.via} dev {out}…{mtu}",
    )


@IPROUTE2.says(AddRoute)
def add_route(intent: AddRoute) -> Parts:
    now = route_now(intent)
    return _parts(
        now,
        route_shown(intent),
        route_name(intent),
        intent.describe(),
        [*now.first, f'ip "$family" route replace "$to" {route_words(intent)}'],
        note="A route that was there for exactly this subnet is kept and comes back with undo.",
    )


def mtu_name(intent: SetInterfaceMtu) -> str:
    return f"set-interface-mtu-{intent.interface}"


def mtu_now(intent: SetInterfaceMtu) -> Now:
    name, link = mtu_name(intent), intent.interface
    current = f'"$(cat /sys/class/net/{link}/mtu)"'
    return Now(
        first=[],
        asking=[f"mtu={intent.mtu}"],
        conditions=[f'[ {current} = "$mtu" ]'],
        apply=[
            f'if [ {current} != "$mtu" ]; then',
            "  # RFC 8200 asks for 1280 bytes; with less the kernel takes IPv6 off the interface.",
            f'  if [ "$mtu" -lt 1280 ] && [ -n "$(ip -6 addr show dev {link})" ]; then',
            *_indented(*_indented(*stop(f"{link} would lose its IPv6 addresses below 1280 bytes."))),
            "  fi",
            *_indented(*remember(name, f"cat /sys/class/net/{link}/mtu")),
            f'  ip link set dev {link} mtu "$mtu"',
            "fi",
        ],
        undo=[
            f"if [ -e {STATE}/{name} ]; then",
            f'  ip link set dev {link} mtu "$(cat {STATE}/{name})"',
            *_indented(*forget(name)),
            "fi",
        ],
        short=[f"ip link set dev {link} mtu {intent.mtu}"],
    )


def mtu_shown(intent: SetInterfaceMtu) -> Part:
    return Part(f"ip link show dev {intent.interface}", expect=f"… {intent.interface}… mtu {intent.mtu} …")


@IPROUTE2.says(SetInterfaceMtu)
def set_interface_mtu(intent: SetInterfaceMtu) -> Parts:
    now = mtu_now(intent)
    return _parts(now, mtu_shown(intent), mtu_name(intent), intent.describe(), now.short, note=MTU_NOTE)


def ndp_name(intent: ProxyNdp) -> str:
    return f"proxy-ndp-{intent.address}-{intent.out}"


def ndp_now(intent: ProxyNdp) -> Now:
    """Entries are the intent's own; the interface's switch is shared by all of them, and goes with the last."""
    name, link = ndp_name(intent), intent.out
    key, kept = f"net/ipv6/conf/{link:sysctl}/proxy_ndp", f"proxy-ndp-switch-{link}"
    listed = f"ip -6 neigh show proxy dev {link}"
    return Now(
        first=[],
        asking=[],
        conditions=[f'[ "$(sysctl -n {key})" = 1 ]', f"{listed} | grep -q '^{intent.address} '"],
        apply=[
            f'if [ "$(sysctl -n {key})" != 1 ]; then',
            *_indented(*remember(kept, f"sysctl {key}"), f"sysctl -w {key}=1"),
            "fi",
            f"if ! {listed} | grep -q '^{intent.address} '; then",
            *_indented(*remember(name, "echo absent"), f"ip -6 neigh add proxy {intent.address} dev {link}"),
            "fi",
        ],
        undo=[
            f"if [ -e {STATE}/{name} ]; then",
            f"  ip -6 neigh del proxy {intent.address} dev {link} 2>/dev/null || true",
            *_indented(*forget(name)),
            "fi",
            f'if [ -e {STATE}/{kept} ] && [ -z "$({listed})" ]; then',
            *_indented(f"sysctl -q -p {STATE}/{kept}", *forget(kept)),
            "fi",
        ],
        short=[f"sysctl -w {key}=1", f"ip -6 neigh replace proxy {intent.address} dev {link}"],
    )


def ndp_shown(intent: ProxyNdp) -> Part:
    return Part(
        f"sysctl net/ipv6/conf/{intent.out:sysctl}/proxy_ndp\nip -6 neigh show proxy dev {intent.out}",
        expect=f"net.ipv6.conf.….proxy_ndp = 1\n{intent.address} …proxy",
    )


@IPROUTE2.says(ProxyNdp)
def proxy_ndp(intent: ProxyNdp) -> Parts:
    now = ndp_now(intent)
    return _parts(now, ndp_shown(intent), ndp_name(intent), intent.describe(), now.short, note=NDP_NOTE)


@IPROUTE2.says(ProxyArp)
def proxy_arp(intent: ProxyArp) -> Parts:
    name, link = f"proxy-arp-{intent.address}-{intent.out}", intent.out
    missing = f"ip -4 neigh show proxy dev {link} | grep -q '^{intent.address} '"
    now = Now(
        first=[],
        asking=[],
        conditions=[missing],
        apply=[
            f"if ! {missing}; then",
            *_indented(*remember(name, "echo absent"), f"ip neigh add proxy {intent.address} dev {link}"),
            "fi",
        ],
        undo=[
            f"if [ -e {STATE}/{name} ]; then",
            f"  ip neigh del proxy {intent.address} dev {link} 2>/dev/null || true",
            *_indented(*forget(name)),
            "fi",
        ],
        short=[f"ip neigh replace proxy {intent.address} dev {link}"],
    )
    return _parts(
        now,
        Part(f"ip -4 neigh show proxy dev {link}", expect=f"{intent.address} …proxy"),
        name,
        intent.describe(),
        now.short,
        note="`proxy_arp` stays 0: with it the host would answer for everything that it has a route for. The kernel "
        "answers only while it forwards IPv4, and only if its route to the address leaves by another interface. A "
        "gateway with one interface needs strongSwan's farp plugin.",
    )
