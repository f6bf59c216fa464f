"""nftables, for what has to stand in the chains of others: rules that accept there, and rules taken from there.

The chains are found at run time, in the listing of the rules. Tables of iptables-nft are left to iptables, which could
not list a rule that it does not know; they are told by their chains' names, the hooks' in capitals.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..intents.netfilter import (
    AllowForwardedIpsec,
    AllowFromTunnel,
    AllowIke,
    AllowPmtuIcmp,
    ExemptIpsecFromRpfilter,
    RemoveSourceNat,
)
from ..parts import Part, Parts
from ..shell import STATE, block, check, forget, remove_boot_script
from .nftables import NFTABLES, boot, family_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..intents.netfilter import Family

_FAMILIES: dict[tuple[Family, ...], str] = {("ipv4",): "ip", ("ipv6",): "ip6"}
_ONLY: dict[tuple[Family, ...], str] = {("ipv4",): "ip version 4 ", ("ipv6",): "ip6 version 6 "}
_LEFT = 'print chain ": use the iptables commands for this chain" > "/dev/stderr"'
_IPTABLES = """\
  $1 == "chain" && $2 ~ /^[A-Z]+$/ && table ~ /^ip6? (filter|mangle|nat|raw|security)$/ { iptables[table] }"""
_PLACE = """\
  $1 == "table" { table = $2 " " $3 }
  $1 == "chain" { chain = table " " $2 }"""
_DELETE = """\
  index($0, ours) { print "delete rule", chain, "handle", $NF }"""


@dataclass(frozen=True, slots=True)
class _Rules:
    """Rules for the top of every chain at one of ``hooks`` (of any chain, if there are none) that holds ``pattern``.

    ``texts`` may begin with ``$family``, which the shell finds out for ``subnet``. Those in ``apart``, by nft's word
    for their family, are not for chains of the other. ``family`` is the only one that is wanted, or "".
    """

    name: str
    hooks: Sequence[str]
    texts: Sequence[str] = ()
    family: str = ""
    apart: Mapping[str, str] = field(default_factory=dict)
    pattern: str = "drop|reject|jump|goto|queue"
    subnet: object = None

    def _first(self) -> list[str]:
        return family_of(self.subnet) if self.subnet else []

    def _awk(self) -> str:
        """awk, up to its program over the rules, in which ``ours`` marks those of this name."""
        family = ' -v family="$family"' if self.subnet else ""
        return f"awk{family} -v ours='comment \"{self.name}\"' '"

    def _find(self) -> list[str]:
        """Of the program: fills ``found``, the table of each chain, and ``iptables``, the tables of iptables."""
        family = '($2 == "inet" || $2 == family)' if self.subnet else f"$2 ~ /^(inet|{self.family or 'ip|ip6'})$/"
        hook = f'$4 == "{self.hooks[0]}"' if len(self.hooks) == 1 else f"$4 ~ /^({'|'.join(self.hooks)})$/"
        return [
            f'  $1 == "table" {{ table = $2 " " $3; theirs = {family} && $3 !~ /^swandoc_/ }}',
            f'  $1 == "chain" {{ chain = table " " $2; here = {"0" if self.hooks else "theirs"} }}',
            _IPTABLES,
            *([f'  $1 == "type" {{ here = theirs && {hook} }}'] if self.hooks else []),
            f"  here && /{self.pattern}/ {{ found[chain] = table }}",
        ]

    def check(self) -> Part:
        count = "1 + (chain ~ /^inet /)" if len(self.apart) > 1 else str(len(self.texts) + len(self.apart))
        program = [
            *self._find(),
            '  $1 == "chain" { top = 1 }',
            "  top && index($0, ours) { good[chain]++ }",
            '  here && $1 !~ /^(chain|comment|type)$/ && !/comment "swandoc-/ { top = 0 }',
            "  END {",
            "    for (chain in found) {",
            f"      if (found[chain] in iptables) {_LEFT}",
            f"      if (good[chain] < {count}) missing = 1",
            "    }",
            "    exit missing",
            "  }'",
        ]
        pipeline = "\n".join([f"nft -t list ruleset | {self._awk()}", *program])
        return check("nft list tables > /dev/null", pipeline, first=self._first())

    def apply(self) -> list[str]:
        """Lines that put the rules on top of each chain, those of an earlier run as well, in one transaction."""
        other = {"ip": "ip6", "ip6": "ip"}
        insert = [f'print "insert rule", chain, {_string(text)}, ours' for text in self.texts]
        for family, text in self.apart.items():
            where = "" if self.family else f"if (chain !~ /^{other[family]} /) "
            insert.append(f'{where}print "insert rule", chain, {_string(text)}, ours')
        return [
            *self._first(),
            f"nft -a -t list ruleset | {self._awk()}",
            *self._find(),
            _DELETE,
            "  END {",
            "    for (chain in found) {",
            f"      if (found[chain] in iptables) {{ {_LEFT}; continue }}",
            *(f"      {line}" for line in reversed(insert)),
            "    }",
            "  }' | nft -f -",
        ]

    def undo(self) -> list[str]:
        marked = self._awk().replace(' -v family="$family"', "")
        return [f"nft -a -t list ruleset | {marked}", _PLACE, f"{_DELETE}' | nft -f -"]

    def short(self) -> str:
        """The rules for the chains that most rule sets have, under the names that these usually have."""
        chains = [f"inet filter {hook}" for hook in self.hooks or ["prerouting"]]
        why = "that may drop" if self.hooks else "with a rule such as `fib saddr . iif oif missing drop`"
        texts = [text.replace("$family", "ip") for text in (*self.texts, *self.apart.values())]
        return "\n".join(
            [
                f"# for each chain {why}, such as {' and '.join(chains)}",
                *(["# for IPv6: ip6 in the place of ip"] if self.subnet else []),
                *(f"nft insert rule {chain} {_shell(text)}" for chain in chains for text in texts),
            ]
        )


def _string(text: str) -> str:
    """``text`` as awk's string, with the variable in the place of ``$family``."""
    quoted = text.replace('"', '\\"')
    return f'family "{quoted.removeprefix("$family")}"' if text.startswith("$family") else f'"{quoted}"'


def _shell(text: str) -> str:
    return f"'{text}'" if '"' in text or "{" in text else text


def _in_their_chains(file: str, summary: str, rules: _Rules, *, note: str = "") -> Parts:
    """The parts for rules on top of the chains of others."""
    shown = [f'…comment "{rules.name}"'] * (len(rules.texts) + len(rules.apart))
    return Parts(
        check=rules.check(),
        apply=block(*rules.apply()),
        verify=Part(f"nft list ruleset | grep -F 'comment \"{rules.name}\"'", expect="\n".join(shown)),
        undo=block(*rules.undo(), *remove_boot_script(file)),
        persist=boot(file, summary, rules.apply()),
        note="An `accept` ends only the chain that it stands in, so each chain that may drop gets one. Leave out "
        f"`| nft -f -` to see only what would be changed.{note}",
        short=rules.short(),
    )


@NFTABLES.says(AllowForwardedIpsec)
def allow_forwarded_ipsec(intent: AllowForwardedIpsec) -> Parts | None:
    if intent.connection:
        return None  # strongSwan's updown script adds these rules by itself, in iptables
    file = name = "allow-forwarded-ipsec"
    if intent.remote:
        source, destination = f"$family saddr {intent.remote} ", f"$family daddr {intent.remote} "
        name += f"-{intent.remote}"
        file += f"-{intent.remote:network}-{intent.remote:length}"
    else:
        source = destination = _ONLY.get(intent.families, "")
    rules = _Rules(
        f"swandoc-{name}",
        ["forward"],
        [f"{source}meta ipsec exists accept", f"{destination}rt ipsec exists accept"],
        family=_FAMILIES.get(intent.families, ""),
        subnet=intent.remote,
    )
    return _in_their_chains(file, intent.describe(), rules)


@NFTABLES.says(AllowFromTunnel)
def allow_from_tunnel(intent: AllowFromTunnel) -> Parts:
    file = name = "allow-from-tunnel"
    text = _ONLY.get(intent.families, "") + "meta ipsec exists accept"
    if intent.remote:
        text = f"$family saddr {intent.remote} meta ipsec exists accept"
        name += f"-{intent.remote}"
        file += f"-{intent.remote:network}-{intent.remote:length}"
    rules = _Rules(f"swandoc-{name}", ["input"], [text], _FAMILIES.get(intent.families, ""), subnet=intent.remote)
    return _in_their_chains(file, intent.describe(), rules)


@NFTABLES.says(AllowIke)
def allow_ike(intent: AllowIke) -> Parts:
    file = f"allow-ike-{intent.incoming}" if intent.incoming else "allow-ike"
    where = _ONLY.get(intent.families, "") + (f'iifname "{intent.incoming}" ' if intent.incoming else "")
    texts = [f"{where}udp dport {{ 500, 4500 }} accept", f"{where}meta l4proto esp accept"]
    rules = _Rules(f"swandoc-{file}", ["input"], texts, _FAMILIES.get(intent.families, ""))
    return _in_their_chains(file, intent.describe(), rules)


@NFTABLES.says(AllowPmtuIcmp)
def allow_pmtu_icmp(intent: AllowPmtuIcmp) -> Parts:
    errors = {
        "ipv4": ("ip", "icmp type destination-unreachable icmp code 4 accept"),
        "ipv6": ("ip6", "icmpv6 type packet-too-big accept"),
    }
    apart = dict(errors[family] for family in intent.families)
    family = _FAMILIES.get(intent.families, "")
    rules = _Rules("swandoc-allow-pmtu-icmp", ["input", "forward"], family=family, apart=apart)
    return _in_their_chains("allow-pmtu-icmp", intent.describe(), rules)


@NFTABLES.says(ExemptIpsecFromRpfilter)
def exempt_ipsec_from_rpfilter(intent: ExemptIpsecFromRpfilter) -> Parts:
    name = "exempt-ipsec-from-rpfilter"
    text = _ONLY.get(intent.families, "") + "meta ipsec exists accept"
    family = _FAMILIES.get(intent.families, "")
    rules = _Rules(f"swandoc-{name}", [], [text], family, pattern="fib saddr.* oif")
    return _in_their_chains(
        name,
        intent.describe(),
        rules,
        note=" Nothing changes where no `fib saddr` rule exists. Rules of the same chain further down no longer see "
        "decrypted packets.",
    )


_TRANSLATING = """\
nft -a list ruleset | awk -v to={} '
  $1 == "table" {{ place = $2 " " $3 }}
  $1 == "chain" {{ chain = $2; here = 0; next }}
  $1 == "type" {{ here = $2 == "nat" && $4 == "postrouting" && chain != "POSTROUTING"; number = -1; next }}
  here && / # handle [0-9]+$/ {{
    number++
    handle = $NF
    sub(/^[ \\t]+/, ""); sub(/ # handle [0-9]+$/, "")
    n = split($0, word, " ")
    for (i = 2; i <= n; i++)
      if (word[i-1] == "to" && (word[i] == to || index(word[i], to ":") == 1) && /snat /) {{
        print handle, place, chain, number, $0
        break
      }}
  }}'"""


@NFTABLES.says(RemoveSourceNat)
def remove_source_nat(intent: RemoveSourceNat) -> Parts:
    file = f"remove-source-nat-{intent.to}"
    kept = f"{STATE}/{file}.nft"
    translating = _TRANSLATING.format(intent.to)
    apply = [
        "# of each rule its handle, family, table, chain, number in the chain from 0, and text",
        f"rules=$({translating})",
        'if [ -n "$rules" ]; then',
        "  # Undo needs each rule and its place. What an earlier run has kept stays.",
        f"  mkdir -p {STATE}",
        f"  printf '%s\\n' \"$rules\" | cut -d ' ' -f 2- >> {kept}",
        f"  sort -u -o {kept} {kept}",
        "  printf '%s\\n' \"$rules\" |",
        "    while read -r handle family table chain rest; do",
        '      echo "delete rule $family $table $chain handle $handle"',
        "    done | nft -f -",
        "fi",
    ]
    undo = [
        f"if [ -e {kept} ]; then",
        f"  sort -k 1,3 -k 4n {kept} | while read -r family table chain index rule; do",
        '    present=$(nft list chain "$family" "$table" "$chain" | sed "s/^[[:space:]]*//")',
        '    if printf \'%s\\n\' "$present" | grep -qxF -e "$rule"; then continue; fi',
        '    nft "insert rule $family $table $chain index $index $rule" 2>/dev/null ||',
        '      nft "add rule $family $table $chain $rule"',
        "  done",
        "fi",
    ]
    return Parts(
        check=check("nft list tables > /dev/null", f"! {translating} | grep ."),
        apply=block(*apply),
        verify=Part(
            f'echo "rules that translate to {intent.to}: $({translating} | grep -c .)"',
            expect=f"rules that translate to {intent.to}: 0",
        ),
        undo=block(*undo, *forget(f"{file}.nft"), *remove_boot_script(file)),
        persist=boot(file, intent.describe(), apply),
        note="Rules in the tables of iptables are left to iptables. Look for the rule's origin as well, such as "
        "`/etc/nftables.conf`: the boot unit only removes it again after that has added it.",
        short="\n".join(
            [
                f"nft -a list ruleset | grep 'snat.* to {intent.to}'",
                "nft delete rule inet nat postrouting handle NUMBER",
            ]
        ),
    )
