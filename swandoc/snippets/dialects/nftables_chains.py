"""nftables, for what has to stand in the chains of others: rules that accept there, and rules taken from there.

The chains are found at run time. Those of iptables-nft are left to iptables, which could not list a rule that it does
not know; they are told by their names, the hook's in capitals.
"""

from __future__ import annotations

from dataclasses import dataclass
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
    from collections.abc import Sequence

    from ..intents.netfilter import Family

_CHAINS = """\
# The chains at a hook, for ip, ip6 or any, that hold a pattern: owner, family, table, chain, and what narrows a rule
# to that family. Chains in capitals in the tables of iptables are left to iptables.
chains() {
  nft -t list ruleset 2>/dev/null | awk -v hook="$1" -v wanted="$2" -v pattern="$3" '
    $1 == "table" { family = $2; table = $3; ours = table ~ /^swandoc_/ || family !~ /^(ip|ip6|inet)$/ }
    $1 == "chain" { chain = $2; here = hook == "any" }
    $1 == "type" { here = here || $4 == hook }
    here && !ours && $0 ~ pattern && (wanted == "any" || family == wanted || family == "inet") {
      theirs = family != "inet" && table ~ /^(filter|mangle|raw|security|nat)$/ && chain == toupper(chain)
      narrow = family == "inet" && wanted != "any" ? "meta nfproto " (wanted == "ip" ? "ipv4" : "ipv6") : ""
      print (theirs ? "iptables" : "nft"), family, table, chain, narrow
      here = 0
    }'
}"""
_STANDS = """\
# Does the rule of that name stand in each of these chains, with only rules of swandoc above it?
stands() {
  ! chains "$1" "$2" "$3" | while read -r owner family table chain _; do
    if [ "$owner" = iptables ]; then continue; fi
    nft list chain "$family" "$table" "$chain" | sed '1,2d; / hook /d; /swandoc-/!q' | grep -qF "\\"$4\\"" ||
      echo missing
  done | grep -q missing
}
left_to_iptables() {
  chains "$1" "$2" "$3" | grep '^iptables' | sed 's/$/: use the iptables commands for this chain/' >&2
  chains "$1" "$2" "$3" | grep -q '^iptables'
}"""
_REMOVE = """\
# Delete the rules of that name, wherever they stand.
remove() {
  nft -a -t list ruleset 2>/dev/null | awk -v name="\\"$1\\"" '
    $1 == "table" { family = $2; table = $3 }
    $1 == "chain" { chain = $2 }
    index($0, "comment " name) { print "delete rule", family, table, chain, "handle", $NF }' | nft -f -
}"""
_PUT_FIRST = """\
put_first() {
  if left_to_iptables "$1" "$2" "$3"; then :; fi
  if stands "$1" "$2" "$3" "$4"; then return; fi
  remove "$4"
  chains "$1" "$2" "$3" | while read -r owner family table chain narrow; do
    if [ "$owner" = iptables ]; then continue; fi
    nft "insert rule $family $table $chain $narrow $5 comment \\"$4\\""
  done
}"""
_FOUND = """\
# Rules that translate the source to an address: handle, family, table, chain, index from 0, and the rule itself.
translating() {
  nft -a list ruleset 2>/dev/null | awk -v to="$1" '
    $1 == "table" { family = $2; table = $3 }
    $1 == "chain" { chain = $2; here = 0; next }
    $1 == "type" { here = $2 == "nat" && $4 == "postrouting" && chain != "POSTROUTING"; index_in_chain = -1; next }
    here && / # handle [0-9]+$/ {
      index_in_chain++
      handle = $NF
      sub(/^[ \\t]+/, ""); sub(/ # handle [0-9]+$/, "")
      n = split($0, word, " ")
      for (i = 2; i <= n; i++) if (word[i] == to || index(word[i], to ":") == 1)
        if (word[i-1] == "to" && $0 ~ /snat /) { print handle, family, table, chain, index_in_chain, $0; break }
    }'
}"""
_DROPS = "'drop|reject|jump|goto|queue'"
_FAMILIES: dict[tuple[Family, ...], str] = {("ipv4",): "ip", ("ipv6",): "ip6"}


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule for each chain at ``hook`` that holds ``pattern``; ``family`` is ip, ip6, any or ``"$family"``."""

    hook: str
    family: str
    name: str
    text: str
    pattern: str = _DROPS

    def quoted(self) -> str:
        return f'"{self.text}"' if "$" in self.text else f"'{self.text}'"

    def place(self) -> str:
        return f"{self.hook} {self.family} {self.pattern}"


def _wanted(families: tuple[Family, ...]) -> str:
    return _FAMILIES.get(families, "any")


def _in_their_chains(
    file: str, summary: str, rules: Sequence[_Rule], *, first: Sequence[str] = (), note: str = ""
) -> Parts:
    """The parts for rules on top of the chains of others."""
    calls = [f"put_first {rule.place()} {rule.name} {rule.quoted()}" for rule in reversed(rules)]
    apply = [_CHAINS, _STANDS, _REMOVE, _PUT_FIRST, *first, *calls]
    places = list(dict.fromkeys(rule.place() for rule in rules))
    names = list(dict.fromkeys(rule.name for rule in rules))
    return Parts(
        check=check(
            *(f"! left_to_iptables {place}" for place in places),
            *(f"stands {rule.place()} {rule.name}" for rule in rules),
            first=[_CHAINS, _STANDS, *first],
        ),
        apply=block(*apply),
        verify=Part(
            "\n".join(f"nft list ruleset | grep -F 'comment \"{name}\"'" for name in names),
            expect="\n".join(f'…comment "{name}"' for name in names),
        ),
        undo=block(_REMOVE, *(f"remove {name}" for name in names), *remove_boot_script(file)),
        persist=boot(file, summary, apply),
        note="An `accept` ends only the chain that it stands in, so each chain that may drop gets one." + note,
    )


@NFTABLES.says(AllowForwardedIpsec)
def allow_forwarded_ipsec(intent: AllowForwardedIpsec) -> Parts:
    file = "allow-forwarded-ipsec"
    name, source, destination = f"swandoc-{file}", "", ""
    family, first = _wanted(intent.families), list[str]()
    if intent.remote:
        source, destination = f"$family saddr {intent.remote} ", f"$family daddr {intent.remote} "
        family, first = '"$family"', family_of(intent.remote)
        name += f"-{intent.remote}"
        file += f"-{intent.remote:network}-{intent.remote:length}"
    rules = [
        _Rule("forward", family, f"{name}-in", f"{source}meta ipsec exists accept"),
        _Rule("forward", family, f"{name}-out", f"{destination}rt ipsec exists accept"),
    ]
    return _in_their_chains(file, intent.describe(), rules, first=first)


@NFTABLES.says(AllowFromTunnel)
def allow_from_tunnel(intent: AllowFromTunnel) -> Parts:
    file = "allow-from-tunnel"
    name, match = f"swandoc-{file}", "meta ipsec exists accept"
    family, first = _wanted(intent.families), list[str]()
    if intent.remote:
        match = f"$family saddr {intent.remote} {match}"
        family, first = '"$family"', family_of(intent.remote)
        name += f"-{intent.remote}"
        file += f"-{intent.remote:network}-{intent.remote:length}"
    return _in_their_chains(file, intent.describe(), [_Rule("input", family, name, match)], first=first)


@NFTABLES.says(AllowIke)
def allow_ike(intent: AllowIke) -> Parts:
    file = f"allow-ike-{intent.incoming}" if intent.incoming else "allow-ike"
    where = f'iifname "{intent.incoming}" ' if intent.incoming else ""
    family = _wanted(intent.families)
    rules = [
        _Rule("input", family, f"swandoc-{file}-udp", f"{where}udp dport {{ 500, 4500 }} accept"),
        _Rule("input", family, f"swandoc-{file}-esp", f"{where}meta l4proto esp accept"),
    ]
    return _in_their_chains(file, intent.describe(), rules)


@NFTABLES.says(AllowPmtuIcmp)
def allow_pmtu_icmp(intent: AllowPmtuIcmp) -> Parts:
    errors = {
        "ipv4": ("ip", "icmp type destination-unreachable icmp code 4 accept"),
        "ipv6": ("ip6", "icmpv6 type packet-too-big accept"),
    }
    rules = [
        _Rule(hook, errors[family][0], f"swandoc-allow-pmtu-icmp-{hook}-{errors[family][0]}", errors[family][1])
        for family in intent.families
        for hook in ("input", "forward")
    ]
    return _in_their_chains("allow-pmtu-icmp", intent.describe(), rules)


@NFTABLES.says(ExemptIpsecFromRpfilter)
def exempt_ipsec_from_rpfilter(intent: ExemptIpsecFromRpfilter) -> Parts:
    name = "exempt-ipsec-from-rpfilter"
    family = _wanted(intent.families)
    rules = [_Rule("any", family, f"swandoc-{name}", "meta ipsec exists accept", pattern="'fib saddr.* oif'")]
    return _in_their_chains(
        name,
        intent.describe(),
        rules,
        note=" Nothing changes where no `fib saddr` rule exists. Rules of the same chain further down no longer see "
        "decrypted packets.",
    )


@NFTABLES.says(RemoveSourceNat)
def remove_source_nat(intent: RemoveSourceNat) -> Parts:
    file = f"remove-source-nat-{intent.to}"
    kept = f"{STATE}/{file}.nft"
    found = [_FOUND, f"rules=$(translating '{intent.to}')"]
    apply = [
        *found,
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
    show = [_FOUND, f"echo \"rules that translate to {intent.to}: $(translating '{intent.to}' | grep -c .)\""]
    return Parts(
        check=check(f"[ -z \"$(translating '{intent.to}')\" ]", first=[_FOUND]),
        apply=block(*apply),
        verify=Part("\n".join(["(", *show, ")"]), expect=f"rules that translate to {intent.to}: 0"),
        undo=block(*undo, *forget(f"{file}.nft"), *remove_boot_script(file)),
        persist=boot(file, intent.describe(), apply),
        note="Rules in the tables of iptables are left to iptables. Look for the rule's origin as well, such as "
        "`/etc/nftables.conf`: the boot unit only removes it again after that has added it.",
    )
