"""The nftables dialect, run with the real tool in hosts of their own.

No tunnel exists here, so ``rt ipsec exists`` never matches: where a test sends packets, it puts a destination in
place of that match. What is tested is which chain binds a connection first, and what a verdict means for others.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from contract import filled, in_place, round_trip, run
from netfilter import INTENTS, VALUES, Session, in_short, named, shellcheck, site
from sandbox import Host

from swandoc.snippets.compile import compile_intent
from swandoc.snippets.dialects.nftables import NFTABLES
from swandoc.snippets.intent import Intent
from swandoc.snippets.intents.netfilter import (
    AllowForwardedIpsec,
    AllowIke,
    ClampMss,
    ExemptIpsecFromNat,
    ExemptIpsecFromRpfilter,
    Masquerade,
    RejectUnprotected,
    RemoveSourceNat,
)
from swandoc.snippets.parts import Parts

pytestmark = pytest.mark.needs("root", "nft", "iptables", "ip6tables", "unshare")

FIREWALL = """\
flush ruleset
table inet filter {
  chain input {
    type filter hook input priority 0; policy drop;
    ct state established accept
    tcp dport 22 accept
  }
  chain forward {
    type filter hook forward priority 0; policy accept;
    jump verdict
  }
  chain verdict {
    drop
  }
  chain mss {
    type filter hook forward priority mangle; policy accept;
    tcp flags syn tcp option maxseg size set 1400
  }
}
table ip old {
  chain forward {
    type filter hook forward priority 5; policy accept;
    iifname "eth5" counter packets 0 bytes 0 reject
  }
}
table ip6 old {
  chain in {
    type filter hook input priority 5; policy drop;
  }
  chain antispoof {
    fib saddr . iif oif missing drop
  }
}
table inet fw {
  chain pre {
    type filter hook prerouting priority raw; policy accept;
    fib saddr . iif oif missing drop
  }
  chain post {
    type nat hook postrouting priority srcnat; policy accept;
    ip saddr { 10.1.0.0/16, 10.4.0.0/16 } oifname "eth0" counter packets 0 bytes 0 snat ip to 203.0.113.9 comment "old"
    oifname "eth0" masquerade
    ip protocol tcp oifname "eth1" snat ip to 203.0.113.9:1000-2000
    oifname "eth1" snat ip to 203.0.113.99
  }
}
"""
"""What others have set up: chains that drop, that do not, and that are reached by a jump."""
UNIT = """\
[Service]
Type=oneshot
ExecStart=/usr/sbin/nft -f /etc/nftables.conf
"""
_EACH = "for tool in iptables ip6tables; do $tool{} -t nat -A POSTROUTING -o eth0 -j MASQUERADE; done"
RIVALS = {
    "another nft table": """nft -f - <<'END'
table inet rival {
  chain post {
    type nat hook postrouting priority srcnat; policy accept;
    oifname "eth0" masquerade
  }
}
END
""",
    "iptables-nft": _EACH.format("-nft"),
    "iptables-legacy": _EACH.format("-legacy"),
}


def said(intent: Intent, **values: str) -> Parts:
    (parts,) = (snippet.parts for snippet in compile_intent(intent) if snippet.dialect is NFTABLES)
    return filled(parts, **(VALUES | values))


def exemption() -> Parts:
    """The exemption from NAT, for a destination in the place of "an IPsec policy applies"."""
    parts = said(ExemptIpsecFromNat())
    assert parts.apply
    text = parts.apply.text
    for family, destination in (("ip", "198.51.100.1"), ("ip6", "2001:db8:9::1")):
        text = text.replace(f"rt ipsec exists snat {family} to", f"{family} daddr {destination} snat {family} to")
    assert "rt ipsec" not in text
    return replace(parts, apply=replace(parts.apply, text=text))


def firewall(host: Host) -> None:
    """Others' rules, now and at each boot."""
    host.path("/etc/nftables.conf").write_text(FIREWALL)
    host.path("/etc/systemd/system/nftables.service").write_text(UNIT)
    wants = "/etc/systemd/system/multi-user.target.wants"
    host.do(f"mkdir -p {wants}; ln -s ../nftables.service {wants}/; nft -f /etc/nftables.conf")


@pytest.mark.parametrize("intent", INTENTS, ids=named)
def test_every_intent_keeps_its_promises_among_the_rules_of_others(host: Host, intent: Intent) -> None:
    firewall(host)
    round_trip(host, said(intent))


@pytest.mark.needs("shellcheck")
@pytest.mark.parametrize("intent", INTENTS, ids=named)
def test_shellcheck_is_content_with_every_part(intent: Intent) -> None:
    assert shellcheck(said(intent)) == ""


@pytest.mark.parametrize("intent", INTENTS, ids=named)
def test_in_short_it_is_a_few_short_lines_with_every_value(intent: Intent) -> None:
    in_short(intent, said(intent), VALUES)


@pytest.mark.parametrize("intent", [i for i in INTENTS if not isinstance(i, RemoveSourceNat)], ids=named)
def test_what_is_said_in_short_can_be_typed(host: Host, intent: Intent) -> None:
    host.do("nft add table inet filter")
    for hook in ("prerouting", "input", "forward"):
        host.do(f"nft 'add chain inet filter {hook} {{ type filter hook {hook} priority 0; }}'")
    typed = said(intent, pool6="10.6.0.0/24").short
    host.do(f"set -e\n{typed}")
    if "# for IPv6: ip6 in the place of ip" in typed:
        typed = said(intent, pool="2001:db8:6::/64").short
        host.do(f"set -e\n{typed}".replace("ip saddr", "ip6 saddr").replace("ip daddr", "ip6 daddr"))


@pytest.mark.needs("ping", "iptables-legacy")
@pytest.mark.parametrize("exempt_first", [True, False], ids=["exemption first", "rival first"])
@pytest.mark.parametrize("rival", RIVALS)
def test_no_other_chain_translates_an_exempt_connection(rival: str, exempt_first: bool) -> None:
    with site() as where:
        steps = [exemption().apply.text, RIVALS[rival]]  # type: ignore[union-attr]
        for step in steps if exempt_first else reversed(steps):
            where.gateway.do(step)
        for protocol in ("udp", "tcp", "icmp"):
            port = " 4000" if protocol != "icmp" else ""
            assert where.source(protocol, "198.51.100.1", 4000) == f"10.1.0.2{port}"
            assert where.source(protocol, "198.51.100.2", 4000) == f"198.51.100.254{port}"
        assert where.source("udp", "2001:db8:9::1", 4000) == "2001:db8:1::2 4000"
        assert where.source("udp", "2001:db8:9::2", 4000) == "2001:db8:9::fe 4000"


@pytest.mark.parametrize("exempt_first", [True, False], ids=["exemption first", "masquerade first"])
def test_exemption_and_masquerade_work_together_in_either_order(exempt_first: bool) -> None:
    with site() as where:
        masquerade = said(Masquerade(source="10.1.0.0/16", out="eth0"))
        for parts in (exemption(), masquerade) if exempt_first else (masquerade, exemption()):
            run(where.gateway, parts.apply)
        assert where.source("udp", "198.51.100.1", 4000) == "10.1.0.2 4000"
        assert where.source("udp", "198.51.100.2", 4000) == "198.51.100.254 4000"


def test_rules_that_accept_go_into_the_chains_that_drop_and_no_others(host: Host) -> None:
    firewall(host)
    run(host, said(AllowForwardedIpsec()).apply)
    for chain, expected in (("inet filter forward", 2), ("ip old forward", 2), ("inet filter mss", 0)):
        assert host.do(f"nft list chain {chain}").count("swandoc-allow-forwarded-ipsec") == expected, chain
    assert "swandoc" not in host.do("nft list table ip6 old")


def test_a_table_of_ours_that_refuses_gets_no_rules_that_accept(host: Host) -> None:
    run(host, said(RejectUnprotected(destination="{pool}")).apply)
    before = host.state()
    allow = said(AllowForwardedIpsec())
    run(host, allow.apply)
    assert host.state() == before
    assert in_place(host, allow)


def test_an_accept_below_a_drop_is_not_in_place_and_moves_up(host: Host) -> None:
    firewall(host)
    allow = said(AllowIke())
    run(host, allow.apply)
    host.do("nft insert rule inet filter input udp dport 500 drop")
    assert not in_place(host, allow)
    run(host, allow.apply)
    assert in_place(host, allow)
    listed = host.do("nft list chain inet filter input")
    assert listed.rindex("swandoc-allow-ike") < listed.index("udp dport 500 drop")
    assert listed.count("swandoc-allow-ike") == 2


def test_an_accepted_packet_passes_every_chain_that_would_drop_it() -> None:
    with site() as where:
        firewall(where.gateway)
        where.gateway.do("nft delete chain inet fw post")
        assert where.lan.sh("ping -c 1 -W 1 198.51.100.1").status == 1
        allow = said(AllowForwardedIpsec())
        assert allow.apply
        # As if the LAN was the tunnel's other end.
        text = allow.apply.text.replace("meta ipsec exists", "iifname eth1")
        where.gateway.do(text.replace("rt ipsec exists", "oifname eth1"))
        assert where.lan.sh("ping -c 1 -W 2 198.51.100.1").status == 0
        run(where.gateway, allow.undo)
        assert where.lan.sh("ping -c 1 -W 1 198.51.100.1").status == 1


def test_chains_of_iptables_are_left_alone_and_named(host: Host) -> None:
    firewall(host)
    host.do("iptables -P FORWARD DROP")
    allow = said(AllowForwardedIpsec())
    assert allow.check
    assert allow.apply
    said_so = "ip filter FORWARD: use the iptables commands for this chain"
    assert said_so in host.sh(allow.apply.text).err
    assert "swandoc" not in host.do("nft list table ip filter")
    checked = host.sh(allow.check.text)
    assert (checked.out, checked.status) == ("not in place\n", 1)
    assert said_so in checked.err


def test_the_wish_for_the_updown_script_is_not_said_here() -> None:
    said_by = [snippet.dialect for snippet in compile_intent(AllowForwardedIpsec(connection="{c}", child="{c}"))]
    assert NFTABLES not in said_by


def test_no_chain_in_a_table_of_iptables_is_touched_whatever_its_name(host: Host) -> None:
    host.do("iptables -t raw -N rpf; iptables -t raw -A PREROUTING -j rpf")
    host.do("iptables -t raw -A rpf -m rpfilter --invert -j DROP")
    before = host.state()
    exempt = said(ExemptIpsecFromRpfilter())
    assert exempt.apply
    assert "ip raw rpf: use the iptables commands" in host.sh(exempt.apply.text).err
    assert host.state() == before
    assert not in_place(host, exempt)


def test_nothing_is_in_place_where_the_rules_cannot_be_listed(host: Host) -> None:
    host.do("mkdir /tmp/bin; printf '#!/bin/sh\\nexit 1\\n' > /tmp/bin/nft; chmod +x /tmp/bin/nft")
    for intent in (AllowForwardedIpsec(), RemoveSourceNat(to="203.0.113.9"), ClampMss(mss="1360")):
        check = said(intent).check
        assert check
        assert host.sh(f"PATH=/tmp/bin:$PATH\n{check.text}").out == "not in place\n"


def test_another_value_replaces_the_old_one_and_undo_still_leads_back(host: Host) -> None:
    firewall(host)
    before = host.state()
    old, new = said(ClampMss(mss="1360")), said(ClampMss(mss="1340"))
    run(host, old.apply)
    assert not in_place(host, new)
    run(host, new.apply)
    assert not in_place(host, old)
    run(host, new.undo)
    assert host.state() == before


def test_removed_source_nat_spares_longer_addresses(host: Host) -> None:
    firewall(host)
    run(host, said(RemoveSourceNat(to="203.0.113.9")).apply)
    listed = host.do("nft list chain inet fw post")
    assert [line for line in listed.splitlines() if "snat" in line] == ['\t\toifname "eth1" snat ip to 203.0.113.99']


def test_an_established_session_survives_every_apply_reload_and_undo() -> None:
    with site() as where, Session(where) as session:
        firewall(where.gateway)
        assert session.alive()
        for intent in INTENTS:
            # The session comes from the very subnet that is refused without a tunnel.
            parts = said(intent, pool="10.1.0.0/16", wan="eth1")
            for step in (parts.apply, parts.persist):
                run(where.gateway, step)
                assert session.alive(), intent
            where.gateway.do("nft -f /etc/nftables.conf; for script in /etc/swandoc/*.sh; do sh $script; done")
            assert session.alive(), intent
            run(where.gateway, parts.undo)
            assert session.alive(), intent


def test_refused_packets_do_not_leave_and_the_sender_is_told() -> None:
    with site() as where:
        run(where.gateway, said(RejectUnprotected(destination="198.51.100.1/32")).apply)
        assert "Packet filtered" in where.lan.sh("ping -c 1 -W 2 198.51.100.1").out
        assert where.lan.sh("ping -c 1 -W 2 198.51.100.2").status == 0
        assert "Packet filtered" in where.gateway.sh("ping -c 1 -W 2 198.51.100.1").out
