"""Source NAT in iptables: rules of our own, and taking rules of others away so that they can be put back."""

from __future__ import annotations

from dataclasses import replace

from ..intents.netfilter import ExemptIpsecFromNat, Masquerade, RemoveSourceNat, SourceNat
from ..parts import Part, Parts
from ..shell import STATE, block, check, forget, remove_boot_script
from .iptables import IPTABLES
from .iptables_chains import Chain, boot, in_chains, tool_for, tools_for, wrapped


@IPTABLES.says(ExemptIpsecFromNat)
def exempt_ipsec_from_nat(intent: ExemptIpsecFromNat) -> Parts:
    rule = (f"-o {intent.out} " if intent.out else "") + "-m policy --dir out --pol ipsec -j ACCEPT"
    return in_chains(
        f"exempt-ipsec-from-nat-{intent.out}" if intent.out else "exempt-ipsec-from-nat",
        intent.describe(),
        [Chain(tools_for(intent.families), "nat", ["POSTROUTING"], "swandoc-exempt-from-nat", [rule])],
        note="This stops the NAT rules of the same `iptables` only: where `nft list ruleset` or `iptables-legacy-save` "
        "show others, take the nftables commands. Connections that are tracked already keep their old translation: "
        "forget them afterwards.",
    )


@IPTABLES.says(Masquerade)
def masquerade(intent: Masquerade) -> Parts:
    file = f"masquerade-{intent.source:network}-{intent.source:length}-{intent.out}"
    match, target = f"-s {intent.source} -o {intent.out}", "-m policy --dir out --pol none -j MASQUERADE"
    rule = f"POSTROUTING {match} -m comment --comment swandoc-masquerade {target}"
    tool = tool_for(intent.source)
    # Last: whoever made an exception above has made it on purpose.
    apply = [*tool, f"$ipt -w -t nat -C {rule} 2>/dev/null ||", f"  $ipt -w -t nat -A {rule}"]
    return Parts(
        check=check(f"$ipt -w -t nat -C {rule} 2>/dev/null", first=tool),
        apply=block(*apply),
        verify=Part(
            "\n".join(["(", *tool, "$ipt -w -t nat -S POSTROUTING | grep swandoc-masquerade", ")"]),
            expect=f"-A {rule}",
        ),
        undo=block(*tool, f"$ipt -w -t nat -D {rule} 2>/dev/null || true", *remove_boot_script(file)),
        persist=boot(file, intent.describe(), apply),
        note="Packets that an IPsec policy will protect are left alone (`--pol none`), in any order of the rules.",
        short=f"# for IPv6: ip6tables\niptables -t nat -A POSTROUTING {match} {target}",
    )


@IPTABLES.says(SourceNat)
def source_nat(intent: SourceNat) -> Parts:
    file, match = f"source-nat-{intent.source:network}-{intent.source:length}", f"-s {intent.source}"
    name = f"{intent.source}"
    if intent.destination:
        file += f"-to-{intent.destination:network}-{intent.destination:length}"
        match += f" -d {intent.destination}"
        name += f"-to-{intent.destination}"
    if intent.out:
        match += f" -o {intent.out}"
    target = f"-m policy --dir out --pol none -j SNAT --to-source {intent.to}"
    rule = f"{match} -m comment --comment {name} {target}"
    chain = Chain(["iptables"], "nat", ["POSTROUTING"], "swandoc-source-nat", [rule])
    ipt, ours = "iptables -w -t nat", "swandoc-source-nat"
    number = [
        f"number=$({ipt} -nL {ours} --line-numbers 2>/dev/null |",
        f"  grep -F '/* {name} */' | cut -d ' ' -f 1)",
    ]
    apply = [
        f"{ipt} -N {ours} 2>/dev/null || true",
        "# The same subnet may have been translated to another address.",
        *number,
        'if [ -n "$number" ]; then',
        wrapped(f'  {ipt} -R {ours} "$number" {rule}'),
        "else",
        wrapped(f"  {ipt} -I {ours} {rule}"),
        "fi",
        *chain.for_tools(chain.jump()),
    ]
    jumps, _ = chain.shown("iptables")
    return Parts(
        check=check(*chain.conditions("iptables")),
        apply=block(*apply),
        verify=Part(f"{jumps[0]}\n{ipt} -S {ours}", expect=f"{jumps[1]}\n-A {ours} {match} … {target}"),
        undo=block(
            *number,
            f'if [ -n "$number" ]; then {ipt} -D {ours} "$number"; fi',
            *chain.for_tools(replace(chain, rules=()).remove()),
            *remove_boot_script(file),
        ),
        persist=boot(file, intent.describe(), apply),
        note="The kernel looks for a policy again after translating. Packets that had one before are left alone.",
        short=wrapped(f"iptables -t nat -I POSTROUTING {match} {target}"),
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
        short="\n".join(
            [
                f"iptables -t nat -L POSTROUTING -n --line-numbers | grep 'to:{intent.to}'",
                "iptables -t nat -D POSTROUTING NUMBER",
            ]
        ),
    )
