"""Source NAT in iptables: rules of our own, and taking rules of others away so that they can be put back."""

from __future__ import annotations

from ..intents.netfilter import ExemptIpsecFromNat, Masquerade, RemoveSourceNat, SourceNat
from ..parts import Part, Parts
from ..shell import STATE, block, check, forget, remove_boot_script
from .iptables import IPTABLES, REMOVE, Rule, boot, on_top, tool_for, tools_for


@IPTABLES.says(ExemptIpsecFromNat)
def exempt_ipsec_from_nat(intent: ExemptIpsecFromNat) -> Parts:
    name = f"exempt-ipsec-from-nat-{intent.out}" if intent.out else "exempt-ipsec-from-nat"
    match = (f"-o {intent.out} " if intent.out else "") + "-m policy --dir out --pol ipsec -j ACCEPT"
    rules = [Rule(tool, "nat", "POSTROUTING", f"swandoc-{name}", match) for tool in tools_for(intent.families)]
    return on_top(
        name,
        intent.describe(),
        rules,
        note="This stops the NAT rules of the same `iptables` only: where `nft list ruleset` or `iptables-legacy-save` "
        "show others, take the nftables commands. Connections that are tracked already keep their old translation: "
        "forget them afterwards.",
    )


@IPTABLES.says(Masquerade)
def masquerade(intent: Masquerade) -> Parts:
    name = f"swandoc-masquerade-{intent.source}-{intent.out}"
    file = f"masquerade-{intent.source:network}-{intent.source:length}-{intent.out}"
    rule = Rule(
        '"$tool"',
        "nat",
        "POSTROUTING",
        name,
        f"-s {intent.source} -o {intent.out} -m policy --dir out --pol none -j MASQUERADE",
    )
    tool = tool_for(intent.source)
    words = f"-m comment --comment {name} {rule.match}"
    # Last: whoever made an exception above has made it on purpose.
    apply = [
        *tool,
        f"set -- POSTROUTING {words}",
        '"$tool" -w -t nat -C "$@" 2>/dev/null || "$tool" -w -t nat -A "$@"',
    ]
    return Parts(
        check=check(f'"$tool" -w -t nat -C POSTROUTING {words} 2>/dev/null', first=tool),
        apply=block(*apply),
        verify=Part(
            "\n".join(["(", *tool, f"{rule.listing()} | grep {name}", ")"]),
            expect=rule.shown(),
        ),
        undo=block(REMOVE, *tool, f"remove {rule.place()}", *remove_boot_script(file)),
        persist=boot(file, intent.describe(), apply),
        note="Packets that an IPsec policy will protect are left alone (`--pol none`), in any order of the rules.",
    )


@IPTABLES.says(SourceNat)
def source_nat(intent: SourceNat) -> Parts:
    name, file = f"swandoc-source-nat-{intent.source}", f"source-nat-{intent.source:network}-{intent.source:length}"
    match = f"-s {intent.source}"
    if intent.destination:
        name += f"-to-{intent.destination}"
        file += f"-to-{intent.destination:network}-{intent.destination:length}"
        match += f" -d {intent.destination}"
    if intent.out:
        match += f" -o {intent.out}"
    match += f" -m policy --dir out --pol none -j SNAT --to-source {intent.to}"
    return on_top(
        file,
        intent.describe(),
        [Rule("iptables", "nat", "POSTROUTING", name, match)],
        note="The kernel looks for a policy again after translating. Packets that had one before are left alone.",
    )


@IPTABLES.says(RemoveSourceNat)
def remove_source_nat(intent: RemoveSourceNat) -> Parts:
    file = f"remove-source-nat-{intent.to}"
    kept = f"{STATE}/{file}"
    listing = "iptables -w -t nat -S POSTROUTING | grep '^-A'"
    matching = f"grep -E -e '--to-source {intent.to}([ :]|$)'"
    apply = [
        f"rules=$({listing} | grep -n '' | {matching} || true)",
        'if [ -n "$rules" ]; then',
        "  # Undo needs each rule and its number. What an earlier run has kept stays.",
        f"  mkdir -p {STATE}",
        f"  printf '%s\\n' \"$rules\" >> {kept}",
        f"  sort -u -o {kept} {kept}",
        "  rules=$(printf '%s\\n' \"$rules\" | sed 's/^[0-9]*:-A/-D/')",
        "  printf '*nat\\n%s\\nCOMMIT\\n' \"$rules\" | iptables-restore -w --noflush",
        "fi",
    ]
    undo = [
        f"if [ -e {kept} ]; then",
        "  present=$(iptables -w -t nat -S POSTROUTING)",
        f"  sort -n {kept} | while IFS=: read -r number rule; do",
        '    if printf \'%s\\n\' "$present" | grep -qxF -e "$rule"; then continue; fi',
        "    rule=${rule#-A POSTROUTING }",
        '    printf \'*nat\\n-I POSTROUTING %s %s\\nCOMMIT\\n\' "$number" "$rule" | iptables-restore -w --noflush ||',
        "      printf '*nat\\n-A POSTROUTING %s\\nCOMMIT\\n' \"$rule\" | iptables-restore -w --noflush",
        "  done",
        "fi",
    ]
    return Parts(
        check=check(f"! {listing} | {matching}"),
        apply=block(*apply),
        verify=Part(
            f'echo "rules that translate to {intent.to}: $({listing} | {matching} -c)"',
            expect=f"rules that translate to {intent.to}: 0",
        ),
        undo=block(*undo, *forget(file), *remove_boot_script(file)),
        persist=boot(file, intent.describe(), apply),
        note="Look for the rule's origin as well (a script, `/etc/iptables/rules.v4`, `/etc/ufw/before.rules`): the "
        "boot unit only removes it again after that has added it.",
    )
