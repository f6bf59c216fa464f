"""iptables and ip6tables, whichever backend (nf_tables or legacy) the commands of those names use.

Every rule carries its name as comment. Rules that accept, exempt or refuse go to the top of the chains in which
others may decide first, and count as in place only there; the first rule that matches decides (iptables(8)).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..intents.netfilter import (
    AllowForwardedIpsec,
    AllowFromTunnel,
    AllowIke,
    AllowPmtuIcmp,
    ClampMss,
    ClampMssToPmtu,
    ExemptIpsecFromRpfilter,
    RejectUnprotected,
)
from ..parts import Dialect, Part, Parts
from ..shell import FIREWALLS, block, boot_script, check, remove_boot_script, ssh_guard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..intents.netfilter import Family

IPTABLES = Dialect(id="iptables", label="iptables", language="sh", suffix="sh", order=10)

_TOOLS = {"ipv4": "iptables", "ipv6": "ip6tables"}

_STANDS = """\
# Is the rule there, with only rules of swandoc above it? The first rule that matches decides.
stands() {
  tool=$1 table=$2 chain=$3 name=$4
  shift 4
  "$tool" -w -t "$table" -C "$chain" -m comment --comment "$name" "$@" 2>/dev/null &&
    "$tool" -w -t "$table" -S "$chain" | sed '/^-P/d; /swandoc-/!q' | grep -q "${name}[\\" ]"
}"""
REMOVE = """\
# Delete the rules of that name, whatever values they hold.
remove() {
  rules=$("$1" -w -t "$2" -S "$3" 2>/dev/null | grep "$4[\\" ]" | sed 's/^-A/-D/')
  if [ -z "$rules" ]; then return; fi
  printf '*%s\\n%s\\nCOMMIT\\n' "$2" "$rules" | "$1-restore" -w --noflush
}"""
_PUT_FIRST = """\
put_first() {
  if stands "$@"; then return; fi
  remove "$1" "$2" "$3" "$4"
  tool=$1 table=$2 chain=$3 name=$4
  shift 4
  "$tool" -w -t "$table" -I "$chain" -m comment --comment "$name" "$@"
}"""
_ONLY_FIRST = "sed '/^-P/d; /swandoc-/!q'"

_BOOT_NOTE = (
    "A unit puts the rules back after the firewall's own at boot, and again when that is restarted. "
    "`netfilter-persistent save` would also freeze what Docker, fail2ban or strongSwan have added for now. "
    "Without systemd have the script run at boot in your system's own way."
)


@dataclass(frozen=True, slots=True)
class Rule:
    """``tool`` is a command or ``"$tool"``; ``match`` ends with the target."""

    tool: str
    table: str
    chain: str
    name: str
    match: str

    def place(self) -> str:
        return f"{self.tool} {self.table} {self.chain} {self.name}"

    def listing(self) -> str:
        return f"{self.tool} -w -t {self.table} -S {self.chain}"

    def shown(self) -> str:
        target = self.match[self.match.index("-j ") :]
        return f"-A {self.chain} …{self.name}… {target}".replace('"$with"', "…")


def tools_for(families: Sequence[Family]) -> list[str]:
    return [_TOOLS[family] for family in families]


def tool_for(subnet: object) -> list[str]:
    """Lines that set ``$tool`` to what handles the subnet's family."""
    return [f"subnet={subnet}", "case $subnet in", "  *:*) tool=ip6tables ;;", "  *) tool=iptables ;;", "esac"]


def boot(name: str, summary: str, lines: Sequence[str]) -> Part:
    body = "\n".join(["set -eu", *lines])
    return block(*boot_script(name, summary, body, after=FIREWALLS, again_with=FIREWALLS), note=_BOOT_NOTE)


def on_top(
    file: str,
    summary: str,
    rules: Sequence[Rule],
    *,
    first: Sequence[str] = (),
    values: Sequence[str] = (),
    guard: Sequence[str] = (),
    note: str = "",
) -> Parts:
    """The parts for rules that must stand above those of others.

    ``file`` names the boot script; ``first`` sets ``$tool``, ``values`` what the matches use, and ``guard`` are lines
    that may stop *apply*.
    """
    calls = (f"put_first {rule.place()} {rule.match}" for rule in reversed(rules))
    apply = [_STANDS, REMOVE, _PUT_FIRST, *first, *values, *calls]
    listings = dict.fromkeys(rule.listing() for rule in rules)
    show = [
        *first,
        "# each chain up to the first rule that is not swandoc's",
        *(f"{listing} | {_ONLY_FIRST}" for listing in listings),
    ]
    shown = [rule.shown() for listing in listings for rule in rules if rule.listing() == listing]
    return Parts(
        check=check(*(f"stands {rule.place()} {rule.match}" for rule in rules), first=[_STANDS, *first, *values]),
        apply=block(*guard, *apply),
        verify=Part("\n".join(["(", *show, ")"] if first else show), expect="\n".join(shown)),
        undo=block(REMOVE, *first, *(f"remove {rule.place()}" for rule in rules), *remove_boot_script(file)),
        persist=boot(file, summary, apply),
        note=note,
    )


@IPTABLES.says(AllowForwardedIpsec)
def allow_forwarded_ipsec(intent: AllowForwardedIpsec) -> Parts:
    file = "allow-forwarded-ipsec"
    name, source, destination = f"swandoc-{file}", "", ""
    tools, first = tools_for(intent.families), list[str]()
    if intent.remote:
        source, destination = f"-s {intent.remote} ", f"-d {intent.remote} "
        tools, first = ['"$tool"'], tool_for(intent.remote)
        name += f"-{intent.remote}"
        file += f"-{intent.remote:network}-{intent.remote:length}"
    ways = [("in", source), ("out", destination)]
    rules = [
        Rule(tool, "filter", "FORWARD", f"{name}-{way}", f"{subnet}-m policy --dir {way} --pol ipsec -j ACCEPT")
        for tool in tools
        for way, subnet in ways
    ]
    return on_top(
        file,
        intent.describe(),
        rules,
        first=first,
        note="With XFRM interfaces `--dir out` never matches here: allow the interface instead, such as `-o ipsec0`.",
    )


@IPTABLES.says(AllowFromTunnel)
def allow_from_tunnel(intent: AllowFromTunnel) -> Parts:
    file = "allow-from-tunnel"
    name, match = f"swandoc-{file}", "-m policy --dir in --pol ipsec -j ACCEPT"
    tools, first = tools_for(intent.families), list[str]()
    if intent.remote:
        match = f"-s {intent.remote} {match}"
        tools, first = ['"$tool"'], tool_for(intent.remote)
        name += f"-{intent.remote}"
        file += f"-{intent.remote:network}-{intent.remote:length}"
    rules = [Rule(tool, "filter", "INPUT", name, match) for tool in tools]
    return on_top(file, intent.describe(), rules, first=first)


@IPTABLES.says(AllowIke)
def allow_ike(intent: AllowIke) -> Parts:
    file = f"allow-ike-{intent.incoming}" if intent.incoming else "allow-ike"
    where = f"-i {intent.incoming} " if intent.incoming else ""
    matches = {"udp": "-p udp -m multiport --dports 500,4500", "esp": "-p esp"}
    rules = [
        Rule(tool, "filter", "INPUT", f"swandoc-{file}-{protocol}", f"{where}{match} -j ACCEPT")
        for tool in tools_for(intent.families)
        for protocol, match in matches.items()
    ]
    return on_top(file, intent.describe(), rules)


@IPTABLES.says(AllowPmtuIcmp)
def allow_pmtu_icmp(intent: AllowPmtuIcmp) -> Parts:
    matches = {
        "iptables": "-p icmp --icmp-type fragmentation-needed",
        "ip6tables": "-p ipv6-icmp --icmpv6-type packet-too-big",
    }
    rules = [
        Rule(tool, "filter", chain, "swandoc-allow-pmtu-icmp", f"{matches[tool]} -j ACCEPT")
        for tool in tools_for(intent.families)
        for chain in ("INPUT", "FORWARD")
    ]
    return on_top("allow-pmtu-icmp", intent.describe(), rules)


@IPTABLES.says(ClampMss)
def clamp_mss(intent: ClampMss) -> Parts:
    clamps = [("iptables", intent.mss)] + ([("ip6tables", intent.mss6)] if intent.mss6 else [])
    rules = [
        Rule(
            tool,
            "mangle",
            "FORWARD",
            f"swandoc-clamp-mss-{way}",
            f"-p tcp --tcp-flags SYN,RST SYN -m policy --dir {way} --pol ipsec -j TCPMSS --set-mss {mss}",
        )
        for tool, mss in clamps
        for way in ("in", "out")
    ]
    return on_top(
        "clamp-mss",
        intent.describe(),
        rules,
        note="FORWARD sees both directions of what passes through. In PREROUTING only `--dir in` is allowed, in "
        "POSTROUTING only `--dir out`, which then also covers the gateway's own connections.",
    )


@IPTABLES.says(ClampMssToPmtu)
def clamp_mss_to_pmtu(intent: ClampMssToPmtu) -> Parts:
    match = "-p tcp --tcp-flags SYN,RST SYN -m policy --dir out --pol ipsec -j TCPMSS --clamp-mss-to-pmtu"
    rules = [Rule(tool, "mangle", "FORWARD", "swandoc-clamp-mss-to-pmtu", match) for tool in tools_for(intent.families)]
    return on_top(
        "clamp-mss-to-pmtu",
        intent.describe(),
        rules,
        note="Exact for what goes into the tunnel only: for the other direction the kernel does not take IPsec into "
        "account. Apply it on both gateways, or clamp to a fixed value.",
    )


@IPTABLES.says(RejectUnprotected)
def reject_unprotected(intent: RejectUnprotected) -> Parts:
    name = f"swandoc-reject-unprotected-{intent.destination}"
    file = f"reject-unprotected-{intent.destination:network}-{intent.destination:length}"
    values = [
        "case $tool in",
        "  ip6tables) with=icmp6-adm-prohibited ;;",
        "  *) with=icmp-admin-prohibited ;;",
        "esac",
    ]
    refuse = f'-d {intent.destination} {{}}-m policy --dir out --pol none -j REJECT --reject-with "$with"'
    rules = [
        Rule('"$tool"', "filter", chain, f"{name}{kind}", refuse.format(protocol))
        for chain, kind, protocol in (
            ("FORWARD", "", ""),
            ("OUTPUT", "-tcp", "-p tcp ! --sport 22 "),
            ("OUTPUT", "-other", "! -p tcp "),
        )
    ]
    return on_top(
        file,
        intent.describe(),
        rules,
        first=tool_for(intent.destination),
        values=values,
        guard=ssh_guard(f"{intent.destination}"),
        note="This host's answers from its SSH port 22 may leave without a tunnel: SSH encrypts by itself, and an "
        "administrator may be logged in that way. Until the boot unit has run nothing is refused.",
    )


@IPTABLES.says(ExemptIpsecFromRpfilter)
def exempt_ipsec_from_rpfilter(intent: ExemptIpsecFromRpfilter) -> Parts:
    name = "exempt-ipsec-from-rpfilter"
    rule = f'"$table" PREROUTING swandoc-{name}'
    match = "-m policy --dir in --pol ipsec -j ACCEPT"
    tools = tools_for(intent.families)
    guarded = [
        "# The tables whose PREROUTING hook may hold an rpfilter match, and do.",
        "filtering() {",
        "  for table in raw mangle; do",
        '    if "$1" -w -t $table -S | grep -q -e "-m rpfilter"; then echo $table; fi',
        "  done",
        "}",
    ]
    apply = [
        *(_STANDS, REMOVE, _PUT_FIRST),
        *guarded,
        *(f"for table in $(filtering {tool}); do put_first {tool} {rule} {match}; done" for tool in tools),
    ]
    asked = [
        "exempted() {",
        f'  for table in $(filtering "$1"); do stands "$1" {rule} {match} || return 1; done',
        "}",
    ]
    places = [f"{tool} {table} PREROUTING swandoc-{name}" for tool in tools for table in ("raw", "mangle")]
    show = [f"for table in raw mangle; do {tool} -w -t $table -S PREROUTING | {_ONLY_FIRST}; done" for tool in tools]
    return Parts(
        check=check(*(f"exempted {tool}" for tool in tools), first=[_STANDS, *guarded, *asked]),
        apply=block(*apply),
        verify=Part("\n".join(show), expect=f"-A PREROUTING …swandoc-{name} {match}"),
        undo=block(REMOVE, *(f"remove {place}" for place in places), *remove_boot_script(name)),
        persist=boot(name, intent.describe(), apply),
        note="Nothing changes where no `rpfilter` match exists. Rules of the same table further down no longer see "
        "decrypted packets.",
    )
