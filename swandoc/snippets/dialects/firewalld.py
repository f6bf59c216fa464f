"""firewalld, through firewall-cmd: its running configuration now, its permanent one to persist.

What the permanent configuration holds becomes real at the next start. `firewall-cmd --reload` is never used: it
replaces the running configuration and so drops all that is not permanent (firewall-cmd(1)), the zones that interfaces
were put in for now among it (FlushAllOnReload in firewalld.conf(5)). New zones and policies need a reload, so what
is said here does without them.

firewalld has no match for IPsec policies. Where one is needed, rules go through its direct interface.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..intents.netfilter import (
    AllowForwardedIpsec,
    AllowFromTunnel,
    AllowIke,
    ClampMss,
    ExemptIpsecFromRpfilter,
    Masquerade,
)
from ..parts import Dialect, Part, PartKind, Parts
from ..shell import STATE, block, check, forget, remember

FIREWALLD = Dialect(id="firewalld", label="firewalld", language="sh", suffix="sh", order=21)

_NO_POLICY_MATCH = (
    "firewalld tells tunnelled packets by their address alone. In clear they are refused only while the tunnel is up."
)
_DIRECT_NOTE = (
    "firewalld matches IPsec policies only through its direct interface, which is marked deprecated since version 1.0."
)
_HERE = "# in the default zone; add --zone=… where packets arrive in another."
_ARRIVAL = [
    "# The zones in which a packet can arrive.",
    "zones=$({ firewall-cmd --get-active-zones | awk '/^[^ ]/ {print $1}'",
    "  firewall-cmd --get-default-zone; } | sort -u)",
]
_QUERY = [
    "in_every_zone() {",
    '  for zone in $zones; do firewall-cmd -q --zone="$zone" --query-rich-rule="$rule" || return 1; done',
    "}",
]
_HOLDING = [
    "# The zones that hold the rule.",
    "holding() {",
    '  firewall-cmd "$@" --list-all-zones |',
    "    awk -v rule=\"$rule\" '/^[^ \\t]/ {zone = $1} index($0, rule) {print zone}'",
    "}",
]


def _rich(rule: Sequence[str], shown: str, short: str, zones: Sequence[str] = _ARRIVAL, note: str = "") -> Parts:
    """The parts for a rich rule in each of ``$zones``; ``rule`` are lines that set ``$rule``.

    Its priority tells it from one that an administrator has made for the same purpose, and puts it before them.
    """
    add = 'for zone in $zones; do firewall-cmd -q {}--zone="$zone" --add-rich-rule="$rule"; done'
    remove = 'firewall-cmd -q {}--zone="$zone" --remove-rich-rule="$rule"'
    look = 'for zone in $zones; do firewall-cmd --zone="$zone" --list-rich-rules | grep -F "$rule"; done'
    return Parts(
        check=check("in_every_zone", first=[*zones, *rule, *_QUERY]),
        apply=block(*zones, *rule, add.format("")),
        verify=Part("\n".join(["(", *zones, *rule, look, ")"]), expect=shown),
        undo=block(
            *rule,
            *_HOLDING,
            f"for zone in $(holding); do {remove.format('')}; done",
            f"for zone in $(holding --permanent); do {remove.format('--permanent ')}; done",
        ),
        persist=block(*zones, *rule, add.format("--permanent ")),
        note=note,
        short=short,
    )


def _direct(name: str, rules: Sequence[str], first: Sequence[str] = (), note: str = "") -> Parts:
    """The parts for rules of the direct interface, ``family table chain match`` each, known by their comment."""
    written = [
        f"{place} {chain} 0 -m comment --comment {name} {match}"
        for place, chain, match in (_split(rule) for rule in rules)
    ]
    ours = f"--direct --get-all-rules | grep -e '--comment {name} '"
    query = [f"firewall-cmd -q --direct --query-rule {rule}" for rule in written]
    stands = ["stands() {", "  " + " &&\n    ".join(query), "}"]

    def remove(option: str) -> list[str]:
        return [
            f"firewall-cmd {option}{ours} |",
            f'  while read -r rule; do echo "$rule" | xargs firewall-cmd -q {option}--direct --remove-rule; done',
        ]

    def put(option: str) -> list[str]:
        """Rules of that name with other values make way."""
        added = [f"firewall-cmd -q {option}--direct --add-rule {rule}" for rule in written]
        return [*remove(option), *added]

    return Parts(
        check=check("stands", first=[*first, *stands]),
        apply=block(*first, *stands, "if stands; then exit; fi", *put("")),
        verify=Part(f"firewall-cmd {ours}", expect="\n".join(f"… {rule.partition(' ')[2]}" for rule in written)),
        undo=block(*remove(""), *remove("--permanent ")),
        persist=block(*first, *put("--permanent ")),
        note=note or _DIRECT_NOTE,
        short=_brief(rules),
    )


def _brief(rules: Sequence[str]) -> str:
    """The rules without their names; IPv4 stands for a family that only shows when snippets run."""
    split = [_split(rule) for rule in rules]
    lines = [f"firewall-cmd --direct --add-rule {place} {chain} 0 \\\n  {match}" for place, chain, match in split]
    text = "\n".join(lines)
    return "# for IPv6: ipv6 instead of ipv4\n" + text.replace('"$family"', "ipv4") if "$family" in text else text


def _split(rule: str) -> tuple[str, str, str]:
    family, table, chain, match = rule.split(" ", 3)
    return f"{family} {table}", chain, match


def _family_of(subnet: object) -> list[str]:
    """Lines that set ``$family`` to what firewalld calls the subnet's family."""
    return [f"subnet={subnet}", "case $subnet in", "  *:*) family=ipv6 ;;", "  *) family=ipv4 ;;", "esac"]


@FIREWALLD.says(AllowIke)
def allow_ike(intent: AllowIke) -> Parts:
    family = f'family="{intent.families[0]}" ' if len(intent.families) == 1 else ""
    rule = f'rule priority="-10" {family}service name="ipsec" accept'
    zones = _ARRIVAL
    short = f"{_HERE}\nfirewall-cmd --add-rich-rule='{rule}'"
    if intent.incoming:
        of_interface = f"--get-zone-of-interface={intent.incoming} 2>/dev/null"
        zones = [f"zones=$(firewall-cmd {of_interface} || firewall-cmd --get-default-zone)"]
        find = f"firewall-cmd --get-zone-of-interface={intent.incoming} || firewall-cmd --get-default-zone"
        short = f"zone=$({find})\nfirewall-cmd --zone=\"$zone\" --add-rich-rule='{rule}'"
    return _rich(
        [f"rule='{rule}'"],
        rule,
        short,
        zones,
        note="The service `ipsec` also holds AH and TCP port 4500 (RFC 8229).",
    )


@FIREWALLD.says(AllowFromTunnel)
def allow_from_tunnel(intent: AllowFromTunnel) -> Parts | None:
    if intent.remote is None:
        return None
    accept = f'rule priority="-10" family="…" source address="{intent.remote}" accept'
    rule = 'rule="rule priority=\\"-10\\" family=\\"$family\\" source address=\\"$subnet\\" accept"'
    return _rich(
        [*_family_of(intent.remote), rule],
        accept,
        f"{_HERE} For IPv6: family=\"ipv6\"\nfirewall-cmd --add-rich-rule='{accept.replace('…', 'ipv4')}'",
        note=_NO_POLICY_MATCH,
    )


@FIREWALLD.says(AllowForwardedIpsec)
def allow_forwarded_ipsec(intent: AllowForwardedIpsec) -> Parts | None:
    """The subnet joins the LAN's zone, and firewalld forwards within a zone."""
    lan = intent.lan
    if intent.remote is None or lan is None:
        return None
    kept = f"allow-forwarded-ipsec-{intent.remote:network}-{intent.remote:length}"
    bound = f'"$(firewall-cmd --get-zone-of-source={intent.remote} 2>/dev/null)"'
    zone = [f"zone=$(firewall-cmd --get-zone-of-interface={lan})"]
    add = f'--zone="$zone" --add-source={intent.remote}'
    remove = f'--zone="$zone" --remove-source={intent.remote}'
    return Parts(
        check=check(
            *zone,
            'firewall-cmd -q --zone="$zone" --query-forward',
            f'[ {bound} = "$zone" ]',
            first=["# the same zone, which forwards within itself"],
        ),
        apply=block(
            *zone,
            f'if [ {bound} = "$zone" ]; then exit; fi',
            *remember(kept, 'echo "$zone"'),
            f"firewall-cmd -q {add}",
        ),
        verify=Part(
            "\n".join(
                [
                    "(",
                    *zone,
                    'firewall-cmd --zone="$zone" --list-all | grep -E "interfaces|sources|forward:"',
                    ")",
                ]
            ),
            expect=f"interfaces: …{lan}…\nsources: …{intent.remote}…\nforward: yes",
        ),
        undo=block(
            f"if [ -e {STATE}/{kept} ]; then",
            f"  zone=$(cat {STATE}/{kept})",
            f"  firewall-cmd -q {remove}",
            f"  firewall-cmd -q --permanent {remove}",
            *(f"  {line}" for line in forget(kept)),
            "fi 2>/dev/null",
        ),
        persist=block(*zone, f"firewall-cmd -q --permanent {add}"),
        note=f"The subnet joins the zone of {lan}, which must forward within itself (`forward: yes`, so shipped since "
        f"firewalld 1.0), and may use what this zone offers on the gateway itself. {_NO_POLICY_MATCH}",
        short=f"zone=$(firewall-cmd --get-zone-of-interface={lan}) &&\n"
        f'  firewall-cmd --zone="$zone" --add-source={intent.remote}',
    )


@FIREWALLD.says(Masquerade)
def masquerade(intent: Masquerade) -> Parts:
    match = f"-s {intent.source} -o {intent.out} -m policy --dir out --pol none -j MASQUERADE"
    return _direct(
        f"swandoc-masquerade-{intent.source}-{intent.out}",
        [f'"$family" nat POSTROUTING {match}'],
        _family_of(intent.source),
        note=f"{_DIRECT_NOTE} Its own `masquerade` setting would also translate packets bound for a tunnel.",
    )


@FIREWALLD.says(ClampMss)
def clamp_mss(intent: ClampMss) -> Parts:
    clamps = [("ipv4", intent.mss), *([("ipv6", intent.mss6)] if intent.mss6 else [])]
    match = "-p tcp --tcp-flags SYN,RST SYN -m policy --dir {} --pol ipsec -j TCPMSS --set-mss {}"
    return _direct(
        "swandoc-clamp-mss",
        [f"{family} mangle FORWARD {match.format(way, mss)}" for family, mss in clamps for way in ("in", "out")],
        note=f"{_DIRECT_NOTE} The rich rule `tcp-mss-clamp` would lower the MSS of every connection in its zone.",
    )


@FIREWALLD.says(ExemptIpsecFromRpfilter)
def exempt_ipsec_from_rpfilter(intent: ExemptIpsecFromRpfilter) -> Parts | None:
    """firewalld filters by reverse path in IPv6 only (IPv6_rpfilter in firewalld.conf(5))."""
    if "ipv6" not in intent.families:
        return None
    file, kept = "/etc/firewalld/firewalld.conf", "firewalld-ipv6-rpfilter"
    filtering = "nft list table inet firewalld | grep 'fib saddr .* oif missing drop'"
    return Parts(
        check=check(f"! {filtering}"),
        verify=Part(f"grep ^IPv6_rpfilter= {file}", expect="IPv6_rpfilter=no"),
        undo=block(
            f"if [ -e {STATE}/{kept} ]; then",
            f'  sed -i "s/^IPv6_rpfilter=.*/IPv6_rpfilter=$(cat {STATE}/{kept})/" {file}',
            *(f"  {line}" for line in forget(kept)),
            "fi",
        ),
        persist=block(
            f"if grep -q ^IPv6_rpfilter=no {file}; then exit; fi",
            f"grep -q ^IPv6_rpfilter= {file} || echo IPv6_rpfilter=yes >> {file}",
            *remember(kept, f"sed -n s/^IPv6_rpfilter=//p {file}"),
            f"sed -i 's/^IPv6_rpfilter=.*/IPv6_rpfilter=no/' {file}",
            note="In force from firewalld's next start. `firewall-cmd --reload` does it at once, but drops every "
            "setting that is not permanent: compare `firewall-cmd --list-all-zones` with the same and "
            "`--permanent` before you do.",
        ),
        without={
            PartKind.APPLY: "firewalld makes this rule only when it starts or reloads, and knows no exception from it: "
            "it has to be turned off in its file."
        },
        note="This turns firewalld's reverse path filter for IPv6 off for every packet, not just decrypted ones.",
        short=f"# in {file}:\nIPv6_rpfilter=no",
    )
