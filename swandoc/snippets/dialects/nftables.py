"""nftables: what translates, clamps or refuses stands in tables of our own; what accepts, in the chains that drop.

An accept ends only the base chain that it stands in, and a drop in any base chain is final (nft(8), verdict
statements). A connection is translated once: the first NAT chain that binds it, be it to its own address, is the last
that it passes (net/netfilter/nf_nat_core.c, nf_nat_inet_fn).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..intents.netfilter import (
    ClampMss,
    ClampMssToPmtu,
    ExemptIpsecFromNat,
    Masquerade,
    RejectUnprotected,
    SourceNat,
)
from ..parts import Dialect, Part, Parts
from ..shell import FIREWALLS, block, boot_script, check, remove_boot_script, ssh_guard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..intents.netfilter import Family

NFTABLES = Dialect(id="nftables", label="nftables", language="sh", suffix="sh", order=20)

_NFPROTO: dict[Family, str] = {"ipv4": "ip", "ipv6": "ip6"}
# Both spellings of "SYN and not RST" list alike; this one is known to nft before 0.9.9 as well.
_SYN = "tcp flags & (syn | rst) == syn"

_BOOT_NOTE = (
    "A unit of its own puts this back after the firewall's at boot, and again when that is restarted: "
    "`/etc/nftables.conf` begins with `flush ruleset`, is called otherwise on RHEL, and is read only where "
    "`nftables.service` is enabled. After `nft flush ruleset` by hand run apply again. Without systemd have the "
    "script run at boot in your system's own way."
)


def boot(name: str, summary: str, lines: Sequence[str]) -> Part:
    """The *persist* part: ``lines`` as a script that runs after every other firewall's."""
    body = "\n".join(["set -eu", *lines])
    return block(*boot_script(name, summary, body, after=FIREWALLS, again_with=FIREWALLS), note=_BOOT_NOTE)


def family_of(subnet: object) -> list[str]:
    """Lines that set ``$family`` to nft's word for the subnet's family."""
    return [f"subnet={subnet}", "case $subnet in *:*) family=ip6 ;; *) family=ip ;; esac"]


def _own_table(
    file: str,
    summary: str,
    chains: Sequence[str],
    expect: Sequence[str],
    *,
    subnet: object = None,
    table: str = "",
    guard: Sequence[str] = (),
    note: str = "",
) -> Parts:
    """The parts for a table that is ours alone, replaced as a whole in one transaction.

    ``chains`` are the lines within the table, ``expect`` the texts in its listing that matter. With a ``subnet``,
    whose family the shell finds out, ``chains`` may use ``$family`` and ``table`` is a name's beginning. ``guard``
    are lines that may stop *apply*.
    """
    table = table or "swandoc_" + file.replace("-", "_")
    short = _short(table, [line.replace("$family", "ip") for line in chains], either=subnet is not None)
    naming = list[str]()
    if subnet:
        naming = [f"subnet={subnet}", f'table={table}_$(echo "$subnet" | tr ":/." "___")']
        table = "$table"
    apply = [
        *naming,
        *(["case $subnet in *:*) family=ip6 ;; *) family=ip ;; esac"] if subnet else []),
        "nft -f - <<END" if subnet else "nft -f - <<'END'",
        f"table inet {table}",
        f"delete table inet {table}",
        f"table inet {table} {{",
        *(f"  {line}" for line in chains),
        "}",
        "END",
    ]
    table = f'"{table}"' if "$" in table else table
    listing = f"nft list table inet {table}"
    marks = [line.replace('"', '\\"') for line in expect]
    return Parts(
        check=check(*(f'{listing} 2>/dev/null | grep -qF -e "{mark}"' for mark in marks), first=naming),
        apply=block(*guard, *apply),
        verify=Part(
            "\n".join(["(", *naming, listing, ")"] if naming else [listing]),
            expect="\n".join(f"…{line}…" for line in expect),
        ),
        undo=block(*naming, f"nft delete table inet {table} 2>/dev/null || true", *remove_boot_script(file)),
        persist=boot(file, summary, apply),
        note=note,
        short=short,
    )


def _short(table: str, chains: Sequence[str], *, either: bool) -> str:
    """The table with the first of its chains; ``either`` family may be meant."""
    lines = [line for line in chains if not line.startswith("#")]
    opening, *rules = lines[: lines.index("}")]
    return "\n".join(
        [
            *(["# for IPv6: ip6 in the place of ip"] if either else []),
            "nft -f - <<'END'",
            f"table inet {table} {{ {opening}",
            *rules,
            "}; }",
            "END",
        ]
    )


def _chain(name: str, kind: str, hook: str, priority: str, rules: Sequence[str]) -> list[str]:
    opening = [f"chain {name} {{", f"  type {kind} hook {hook} priority {priority}; policy accept;"]
    return [*opening, *(f"  {rule}" for rule in rules), "}"]


@NFTABLES.says(ExemptIpsecFromNat)
def exempt_ipsec_from_nat(intent: ExemptIpsecFromNat) -> Parts:
    file = f"exempt-ipsec-from-nat-{intent.out}" if intent.out else "exempt-ipsec-from-nat"
    where = f'oifname "{intent.out}" ' if intent.out else ""
    rules = [
        f"{where}rt ipsec exists snat {family} to {family} saddr"
        for family in (_NFPROTO[family] for family in intent.families)
    ]
    return _own_table(
        file,
        intent.describe(),
        [
            "# Bound to its own address here, a connection is not translated by any later chain.",
            *_chain("postrouting", "nat", "postrouting", "srcnat - 10", rules),
        ],
        rules,
        table=f"swandoc_exempt_ipsec_from_nat_{intent.out}" if intent.out else "",
        note="An `accept` would not do: it ends its own chain only. NAT chains of others with a priority below "
        "`srcnat - 10` would still come first. Connections that are tracked already keep their old translation: "
        "forget them afterwards.",
    )


@NFTABLES.says(Masquerade)
def masquerade(intent: Masquerade) -> Parts:
    rule = f'$family saddr {intent.source} oifname "{intent.out}" rt ipsec missing masquerade'
    return _own_table(
        f"masquerade-{intent.source:network}-{intent.source:length}-{intent.out}",
        intent.describe(),
        _chain("postrouting", "nat", "postrouting", "srcnat", [rule]),
        [rule.replace("$family ", "")],
        subnet=intent.source,
        table=f"swandoc_masquerade_{intent.out}",
        note="Packets that an IPsec policy will protect are left alone (`rt ipsec missing`).",
    )


@NFTABLES.says(SourceNat)
def source_nat(intent: SourceNat) -> Parts:
    file = f"source-nat-{intent.source:network}-{intent.source:length}"
    table = f"swandoc_source_nat_{intent.source}"
    match = f"ip saddr {intent.source} "
    if intent.destination:
        file += f"-to-{intent.destination:network}-{intent.destination:length}"
        table += f"_to_{intent.destination}"
        match += f"ip daddr {intent.destination} "
    if intent.out:
        match += f'oifname "{intent.out}" '
    rule = f"{match}rt ipsec missing snat ip to {intent.to}"
    return _own_table(
        file,
        intent.describe(),
        _chain("postrouting", "nat", "postrouting", "srcnat - 5", [rule]),
        [rule],
        table=table,
        note="The kernel looks for a policy again after translating. Packets that had one before are left alone.",
    )


@NFTABLES.says(ClampMss)
def clamp_mss(intent: ClampMss) -> Parts:
    clamps = [("ipv4", intent.mss)] + ([("ipv6", intent.mss6)] if intent.mss6 else [])
    ways = [
        (f"meta nfproto {family} {direction} ipsec exists", f"tcp option maxseg size set {mss}")
        for family, mss in clamps
        for direction in ("meta", "rt")
    ]
    return _own_table(
        "clamp-mss",
        intent.describe(),
        _chain("forward", "filter", "forward", "mangle", [f"{match} {_SYN} {clamp}" for match, clamp in ways]),
        [clamp for _, clamp in ways],
        note="Forward sees both directions of what passes through: `meta ipsec` is what came out of a tunnel, "
        "`rt ipsec` what goes into one. `rt ipsec exists` in prerouting loads and never matches.",
    )


@NFTABLES.says(ClampMssToPmtu)
def clamp_mss_to_pmtu(intent: ClampMssToPmtu) -> Parts:
    only = "" if len(intent.families) == 2 else f"meta nfproto {intent.families[0]} "
    clamp = "tcp option maxseg size set rt mtu"
    return _own_table(
        "clamp-mss-to-pmtu",
        intent.describe(),
        _chain("forward", "filter", "forward", "mangle", [f"{only}rt ipsec exists {_SYN} {clamp}"]),
        [clamp],
        note="Exact for what goes into the tunnel only: for the other direction the kernel does not take IPsec into "
        "account. Apply it on both gateways, or clamp to a fixed value.",
    )


@NFTABLES.says(RejectUnprotected)
def reject_unprotected(intent: RejectUnprotected) -> Parts:
    match = f"$family daddr {intent.destination}"
    refuse = "rt ipsec missing reject with icmpx admin-prohibited"
    return _own_table(
        f"reject-unprotected-{intent.destination:network}-{intent.destination:length}",
        intent.describe(),
        [
            *_chain("forward", "filter", "forward", "filter - 10", [f"{match} {refuse}"]),
            *_chain("output", "filter", "output", "filter - 10", ["tcp sport 22 accept", f"{match} {refuse}"]),
        ],
        [f"daddr {intent.destination} rt ipsec missing reject with icmpx"],
        subnet=intent.destination,
        table="swandoc_reject_unprotected",
        guard=ssh_guard(f"{intent.destination}"),
        note="This host's answers from its SSH port 22 may leave without a tunnel: SSH encrypts by itself, and an "
        "administrator may be logged in that way. Until the boot unit has run nothing is refused.",
    )
