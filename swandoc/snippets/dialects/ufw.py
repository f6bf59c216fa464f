"""ufw: rules that its command can say, and blocks of iptables rules in /etc/ufw for the others (ufw-framework(8)).

What matches IPsec policies goes into the running chains of ufw at once and, to persist, as a marked block to the end
of before.rules and before6.rules. ufw loads these with `iptables-restore -n`, so a block may hold tables of its own.
ufw never empties the tables nat and mangle: nothing here needs `ufw reload`, and after one a block's rules in nat
stand there twice, which changes nothing. Undo removes every copy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..intents.netfilter import (
    AllowForwardedIpsec,
    AllowFromTunnel,
    AllowIke,
    ClampMss,
    ExemptIpsecFromNat,
    Masquerade,
)
from ..intents.system import EnableForwarding
from ..parts import Dialect, Part, PartKind, Parts
from ..shell import KEEP_ROUTER, STATE, block, check, forget, remember

UFW = Dialect(id="ufw", label="ufw", language="sh", suffix="sh", order=22)

_SIX = {"ipv4": "", "ipv6": "6"}
_OF_SUBNET = "${six}"
_ENABLED = "ufw must be enabled. With `IPV6=no` in /etc/default/ufw it refuses all IPv6 and lacks the chains for it."


@dataclass(frozen=True, slots=True)
class _Rule:
    """An iptables rule. ``six`` is what the family adds to names such as ip6tables, ufw6-before-input and
    before6.rules: 6 or nothing, or a shell variable that holds this."""

    six: str
    table: str
    chain: str
    match: str

    @property
    def place(self) -> str:
        return f"{_word(f'ip{self.six}tables')} {self.table} {_word(self.chain)}"

    def command(self, action: str, words: str = "") -> str:
        tool, table, chain = self.place.split()
        return f"{tool} -w -t {table} {action} {chain} {words}".rstrip()

    def words(self, name: str) -> str:
        return f"-m comment --comment {name} {self.match}"


def _word(text: str) -> str:
    return f'"{text}"' if "$" in text else text


def _of(subnet: object) -> list[str]:
    """Lines that set ``$six`` as the subnet needs it."""
    return [f"subnet={subnet}", "case $subnet in *:*) six=6 ;; *) six='' ;; esac"]


def _before_rules(name: str, rules: Sequence[_Rule], first: Sequence[str] = (), note: str = "") -> Parts:
    """The parts for iptables rules that carry ``name``; ``first`` are lines that set ``$six`` if rules need it."""
    remove = [
        "remove() {",
        f'  "$1" -w -t "$2" -S "$3" 2>/dev/null | grep -e \'{name}[" ]\' | sed s/^-A/-D/ |',
        '    while read -r rule; do echo "$rule" | xargs "$1" -w -t "$2"; done',
        "}",
    ]
    stands = [f"{rule.command('-C', rule.words(name))} 2>/dev/null" for rule in rules]
    all_stand = " &&\n   ".join(stands)
    listings = dict.fromkeys(f"{rule.command('-S')} | grep -e '{name}[\" ]'" for rule in rules)
    removing = dict.fromkeys(f"remove {rule.place}" for rule in rules)
    blocks = {six: [rule for rule in rules if rule.six == six] for six in dict.fromkeys(rule.six for rule in rules)}
    return Parts(
        check=check(*stands, first=first),
        apply=block(
            *first,
            *remove,
            f"if {all_stand}",
            "then exit; fi",
            *removing,
            *(rule.command("-I", rule.words(name)) for rule in reversed(rules)),
        ),
        verify=Part("\n".join(["(", *first, *listings, ")"]), expect="\n".join(_shown(name, rule) for rule in rules)),
        undo=block(*first, *remove, *removing, *(_cut(name, six) for six in blocks)),
        persist=block(*first, *(line for six, held in blocks.items() for line in _write(name, six, held))),
        note=note,
        short=_brief(rules),
    )


_IN_TABLE = {"filter": " -I {} ", "nat": " -t nat -I {} ", "mangle": " -t mangle -I {} \\\n  "}


def _brief(rules: Sequence[_Rule]) -> str:
    """The rules without their names; IPv4 stands for a family that only shows when snippets run."""
    text = "\n".join(f"ip{rule.six}tables{_IN_TABLE[rule.table].format(rule.chain)}{rule.match}" for rule in rules)
    if _OF_SUBNET not in text:
        return text
    chain = rules[0].chain
    named = f" and {chain.replace(_OF_SUBNET, '6')}" if _OF_SUBNET in chain else ""
    return f"# for IPv6: ip6tables{named}\n{text.replace(_OF_SUBNET, '')}"


def _shown(name: str, rule: _Rule) -> str:
    return f"…{name}… {rule.match[rule.match.index('-j ') :]}…"


def _cut(name: str, six: str) -> str:
    """The line that takes the block out of the file again."""
    return f"sed -i '\\|^# {name} begin$|,\\|^# {name} end$|d' {_word(f'/etc/ufw/before{six}.rules')}"


def _write(name: str, six: str, rules: Sequence[_Rule]) -> list[str]:
    tables = dict.fromkeys(rule.table for rule in rules)
    sections = (
        [
            f"*{table}",
            *(f"-I {rule.chain} {rule.words(name)}" for rule in reversed(rules) if rule.table == table),
            "COMMIT",
        ]
        for table in tables
    )
    lines = (line for section in sections for line in section)
    opening = f"cat >> {_word(f'/etc/ufw/before{six}.rules')} <<END"
    return [_cut(name, six), opening, f"# {name} begin", *lines, f"# {name} end", "END"]


def _name(base: str, *values: object) -> str:
    return "-".join([f"swandoc-{base}", *(str(value) for value in values if value is not None)])


@UFW.says(EnableForwarding)
def enable_forwarding(intent: EnableForwarding) -> Parts:
    """ufw sets what its own sysctl.conf holds each time it starts (IPT_SYSCTL in /etc/default/ufw)."""
    name, file, kept = "swandoc-enable-forwarding", "/etc/ufw/sysctl.conf", "ufw-forwarding"
    keys = {"ipv4": ["net.ipv4.ip_forward"], "ipv6": ["net.ipv6.conf.all.forwarding"]}
    wanted = [key for family in intent.families for key in keys[family]]
    six = keys["ipv6"][0]
    guard = (
        [f'if [ "$(sysctl -n {six})" != 1 ]; then', *(f"  {line}" for line in KEEP_ROUTER), "fi"]
        if six in wanted
        else []
    )
    cut = f"sed -i '/^# {name} begin$/,/^# {name} end$/d' {file}"
    settings = [f"{key.replace('.', '/')}=1" for key in wanted]
    return Parts(
        check=check(*(f'[ "$(sysctl -n {key})" = 1 ]' for key in wanted)),
        apply=block(
            *guard,
            "# Switching it resets the settings of each interface: all of them are kept for undo.",
            *remember(
                kept,
                f"{{ sysctl {' '.join(wanted)}; "
                r"sysctl -a --pattern '^net\.ipv[46]\.conf\..*\.(forwarding|accept_redirects)$'; } 2>/dev/null",
            ),
            *(f'[ "$(sysctl -n {key})" = 1 ] || sysctl -w {key}=1' for key in wanted),
        ),
        verify=Part(f"sysctl {' '.join(wanted)}", expect="\n".join(f"{key} = 1" for key in wanted)),
        undo=block(
            cut,
            f"if [ -e {STATE}/{kept} ]; then",
            f"  sysctl -q -e -p {STATE}/{kept}",
            *(f"  {line}" for line in forget(kept)),
            "fi",
        ),
        persist=block(
            cut,
            f"cat >> {file} <<END",
            f"# {name} begin",
            *settings,
            f"# {name} end",
            "END",
            note="When ufw starts it sets what stands in this file, after `/etc/sysctl.d` and over it.",
        ),
        note="A gateway that learns its own IPv6 default route from router advertisements loses it at once when it "
        "forwards IPv6, unless `accept_ra` of that interface is 2. *Apply* stops before that."
        if "ipv6" in intent.families
        else "",
        short="\n".join([f"# in {file}:", *settings, "", "# for now:", *(f"sysctl -w {key}=1" for key in wanted)]),
    )


@UFW.says(AllowForwardedIpsec)
def allow_forwarded_ipsec(intent: AllowForwardedIpsec) -> Parts:
    source = f"-s {intent.remote} " if intent.remote else ""
    destination = f"-d {intent.remote} " if intent.remote else ""
    return _before_rules(
        _name("allow-forwarded-ipsec", intent.remote),
        [
            _Rule(six, "filter", f"ufw{six}-before-forward", f"{subnet}-m policy --dir {way} --pol ipsec -j ACCEPT")
            for six in _versions(intent)
            for way, subnet in (("in", source), ("out", destination))
        ],
        _of(intent.remote) if intent.remote else (),
        note=f"`ufw route allow from` an address would match packets in clear as well. {_ENABLED}",
    )


@UFW.says(AllowFromTunnel)
def allow_from_tunnel(intent: AllowFromTunnel) -> Parts:
    source = f"-s {intent.remote} " if intent.remote else ""
    return _before_rules(
        _name("allow-from-tunnel", intent.remote),
        [
            _Rule(six, "filter", f"ufw{six}-before-input", f"{source}-m policy --dir in --pol ipsec -j ACCEPT")
            for six in _versions(intent)
        ],
        _of(intent.remote) if intent.remote else (),
        note=_ENABLED,
    )


def _versions(intent: AllowForwardedIpsec | AllowFromTunnel) -> list[str]:
    return [_OF_SUBNET] if intent.remote else [_SIX[family] for family in intent.families]


@UFW.says(AllowIke)
def allow_ike(intent: AllowIke) -> Parts:
    name = _name("allow-ike", intent.incoming)
    where = f"in on {intent.incoming} " if intent.incoming else ""
    anywhere = "any"
    if len(intent.families) == 1:
        anywhere = {"ipv4": "0.0.0.0/0", "ipv6": "::/0"}[intent.families[0]]
    rules = [
        f"{where}proto udp from {anywhere} to any port 500,4500",
        f"{where}proto esp from {anywhere}",
    ]
    holds = [
        "# ufw shows its whole file when a rule would change it.",
        "holds() { ! ufw --dry-run allow \"$@\" | grep -q '^[*]filter'; }",
    ]
    present = [f"{{ holds {rule} || holds {rule} comment {name}; }}" for rule in rules]
    return Parts(
        check=check(*present, first=holds),
        apply=block(
            *holds,
            *(f"{there} ||\n  ufw allow {rule} comment {name}" for there, rule in zip(present, rules, strict=True)),
        ),
        verify=Part(
            f"ufw show added | grep -e \"comment '{name}'\"",
            expect=f"ufw allow …500,4500…udp… comment '{name}'\nufw allow …esp… comment '{name}'",
        ),
        undo=block(*holds, *(f"if holds {rule} comment {name}; then ufw delete allow {rule}; fi" for rule in rules)),
        without={PartKind.PERSIST: "ufw keeps the rules that its command adds."},
        short="\n".join(f"ufw allow {rule}" for rule in rules),
    )


@UFW.says(ExemptIpsecFromNat)
def exempt_ipsec_from_nat(intent: ExemptIpsecFromNat) -> Parts:
    out = f"-o {intent.out} " if intent.out else ""
    return _before_rules(
        _name("exempt-ipsec-from-nat", intent.out),
        [
            _Rule(_SIX[family], "nat", "POSTROUTING", f"{out}-m policy --dir out --pol ipsec -j ACCEPT")
            for family in intent.families
        ],
        note="Connections that are tracked already keep their old translation: forget them afterwards.",
    )


@UFW.says(Masquerade)
def masquerade(intent: Masquerade) -> Parts:
    match = f"-s {intent.source} -o {intent.out} -m policy --dir out --pol none -j MASQUERADE"
    return _before_rules(
        _name("masquerade", intent.source, intent.out),
        [_Rule(_OF_SUBNET, "nat", "POSTROUTING", match)],
        _of(intent.source),
        note="Packets that an IPsec policy will protect are left alone (`--pol none`), in any order of the rules.",
    )


@UFW.says(ClampMss)
def clamp_mss(intent: ClampMss) -> Parts:
    match = "-p tcp --tcp-flags SYN,RST SYN -m policy --dir {} --pol ipsec -j TCPMSS --set-mss {}"
    clamps = [("", intent.mss), *([("6", intent.mss6)] if intent.mss6 else [])]
    return _before_rules(
        "swandoc-clamp-mss",
        [_Rule(six, "mangle", "FORWARD", match.format(way, mss)) for six, mss in clamps for way in ("in", "out")],
    )
