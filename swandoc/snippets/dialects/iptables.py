"""iptables and ip6tables, whichever backend (nf_tables or legacy) the commands of those names use.

The first rule that matches decides (iptables(8)). So what accepts, exempts, refuses or clamps stands in a chain of its
own (`iptables_chains`), and counts as in place only where the jump to that chain comes before every rule of others.
"""

from __future__ import annotations

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
from ..shell import block, check, remove_boot_script, ssh_guard
from .iptables_chains import Chain, boot, in_chains, loop, tool_for, tools_for

if TYPE_CHECKING:
    from collections.abc import Sequence

IPTABLES = Dialect(id="iptables", label="iptables", language="sh", suffix="sh", order=10)


@IPTABLES.says(AllowForwardedIpsec)
def allow_forwarded_ipsec(intent: AllowForwardedIpsec) -> Parts | None:
    if intent.connection:
        return None  # strongSwan's updown script adds these rules by itself
    file, source, destination = "allow-forwarded-ipsec", "", ""
    tools, first = tools_for(intent.families), list[str]()
    if intent.remote:
        source, destination = f"-s {intent.remote} ", f"-d {intent.remote} "
        tools, first = ["$ipt"], tool_for(intent.remote)
        file += f"-{intent.remote:network}-{intent.remote:length}"
    rules = [
        f"{source}-m policy --dir in --pol ipsec -j ACCEPT",
        f"{destination}-m policy --dir out --pol ipsec -j ACCEPT",
    ]
    return in_chains(
        file,
        intent.describe(),
        [Chain(tools, "filter", ["FORWARD"], "swandoc-allow-forwarded", rules)],
        first=first,
        note="With XFRM interfaces `--dir out` never matches here: allow the interface instead, such as `-o ipsec0`.",
    )


@IPTABLES.says(AllowFromTunnel)
def allow_from_tunnel(intent: AllowFromTunnel) -> Parts:
    file, rule = "allow-from-tunnel", "-m policy --dir in --pol ipsec -j ACCEPT"
    tools, first = tools_for(intent.families), list[str]()
    if intent.remote:
        rule = f"-s {intent.remote} {rule}"
        tools, first = ["$ipt"], tool_for(intent.remote)
        file += f"-{intent.remote:network}-{intent.remote:length}"
    chain = Chain(tools, "filter", ["INPUT"], "swandoc-allow-from-tunnel", [rule])
    return in_chains(file, intent.describe(), [chain], first=first)


@IPTABLES.says(AllowIke)
def allow_ike(intent: AllowIke) -> Parts:
    file = f"allow-ike-{intent.incoming}" if intent.incoming else "allow-ike"
    where = f"-i {intent.incoming} " if intent.incoming else ""
    rules = [f"{where}-p udp -m multiport --dports 500,4500 -j ACCEPT", f"{where}-p esp -j ACCEPT"]
    chain = Chain(tools_for(intent.families), "filter", ["INPUT"], "swandoc-allow-ike", rules)
    return in_chains(file, intent.describe(), [chain])


@IPTABLES.says(AllowPmtuIcmp)
def allow_pmtu_icmp(intent: AllowPmtuIcmp) -> Parts:
    errors = {
        "iptables": "-p icmp --icmp-type fragmentation-needed",
        "ip6tables": "-p ipv6-icmp --icmpv6-type packet-too-big",
    }
    name, hooks = "allow-pmtu-icmp", ["INPUT", "FORWARD"]
    chains = [
        Chain([tool], "filter", hooks, f"swandoc-{name}", [f"{errors[tool]} -j ACCEPT"], whole=True)
        for tool in tools_for(intent.families)
    ]
    return in_chains(name, intent.describe(), chains)


@IPTABLES.says(ClampMss)
def clamp_mss(intent: ClampMss) -> Parts:
    syn = "-p tcp --tcp-flags SYN,RST SYN"
    clamps = [("iptables", intent.mss)] + ([("ip6tables", intent.mss6)] if intent.mss6 else [])
    chains = [
        Chain(
            [tool],
            "mangle",
            ["FORWARD"],
            "swandoc-clamp-mss",
            [f"{syn} -m policy --dir {way} --pol ipsec -j TCPMSS --set-mss {mss}" for way in ("in", "out")],
            whole=True,
        )
        for tool, mss in clamps
    ]
    return in_chains(
        "clamp-mss",
        intent.describe(),
        chains,
        note="FORWARD sees both directions of what passes through. In PREROUTING only `--dir in` is allowed, in "
        "POSTROUTING only `--dir out`, which then also covers the gateway's own connections.",
    )


@IPTABLES.says(ClampMssToPmtu)
def clamp_mss_to_pmtu(intent: ClampMssToPmtu) -> Parts:
    name = "clamp-mss-to-pmtu"
    rule = "-p tcp --tcp-flags SYN,RST SYN -m policy --dir out --pol ipsec -j TCPMSS --clamp-mss-to-pmtu"
    chain = Chain(tools_for(intent.families), "mangle", ["FORWARD"], f"swandoc-{name}", [rule], whole=True)
    return in_chains(
        name,
        intent.describe(),
        [chain],
        note="Exact for what goes into the tunnel only: for the other direction the kernel does not take IPsec into "
        "account. Apply it on both gateways, or clamp to a fixed value.",
    )


@IPTABLES.says(RejectUnprotected)
def reject_unprotected(intent: RejectUnprotected) -> Parts:
    to, unprotected = f"-d {intent.destination}", "-m policy --dir out --pol none"
    refuse = f'{unprotected} -j REJECT --reject-with "$with"'
    forwarded = Chain(["$ipt"], "filter", ["FORWARD"], "swandoc-reject-forward", [f"{to} {refuse}"])
    own = [f"{to} -p tcp ! --sport 22 {refuse}", f"{to} ! -p tcp {refuse}"]
    return in_chains(
        f"reject-unprotected-{intent.destination:network}-{intent.destination:length}",
        intent.describe(),
        [forwarded, Chain(["$ipt"], "filter", ["OUTPUT"], "swandoc-reject-output", own)],
        first=tool_for(intent.destination),
        values=["with=icmp-admin-prohibited", 'if [ "$ipt" = ip6tables ]; then with=icmp6-adm-prohibited; fi'],
        guard=ssh_guard(f"{intent.destination}"),
        # Without the rules for OUTPUT, which may end an SSH session.
        short=f"# for IPv6: ip6tables\niptables -I FORWARD {to} {unprotected} -j REJECT",
        note="This host's answers from its SSH port 22 may leave without a tunnel: SSH encrypts by itself, and an "
        "administrator may be logged in that way. Until the boot unit has run nothing is refused.",
    )


@IPTABLES.says(ExemptIpsecFromRpfilter)
def exempt_ipsec_from_rpfilter(intent: ExemptIpsecFromRpfilter) -> Parts:
    file, tools = "exempt-ipsec-from-rpfilter", tools_for(intent.families)
    rule = "-m policy --dir in --pol ipsec -j ACCEPT"
    chain = Chain(tools, "$table", ["PREROUTING"], "swandoc-exempt-from-rpfilter", [rule], whole=True)

    def in_tables(lines: Sequence[str]) -> list[str]:
        return loop("ipt", tools, loop("table", ["raw", "mangle"], lines))

    # An rpfilter match may stand in these tables (iptables-extensions(8)).
    filtering = "if ! $ipt -w -t $table -S | grep -q -e '-m rpfilter'; then continue; fi"
    apply = in_tables([filtering, *chain.fill(), *chain.jump()])
    asked = [f"{condition} || missing=yes" for condition in chain.conditions("$ipt")]
    shown = list(chain.shown("$ipt"))
    return Parts(
        check=check('[ -z "$missing" ]', first=["missing=", *in_tables([filtering, *asked])]),
        apply=block(*apply),
        verify=Part(
            "\n".join(["(", *in_tables([filtering, *(command for command, _ in shown)]), ")"]),
            expect="\n".join(text for _, text in shown),
        ),
        undo=block(*in_tables(chain.remove()), *remove_boot_script(file)),
        persist=boot(file, intent.describe(), apply),
        note="Nothing changes where no `rpfilter` match exists. Rules of the same table further down no longer see "
        "decrypted packets.",
        short="\n".join(
            [
                "# in the table that holds the rpfilter match: raw or mangle",
                *(f"{tool} -t raw -I PREROUTING {rule}" for tool in tools),
            ]
        ),
    )
