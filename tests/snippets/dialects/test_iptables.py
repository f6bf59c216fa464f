"""The iptables dialect, run with the real tools in hosts of their own.

No tunnel exists here, so ``--pol ipsec`` never matches: where a test sends packets, it puts a destination in place
of that match. What is tested is order, and what a verdict means for the rules after it.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from contract import filled, in_place, round_trip, run
from netfilter import INTENTS, VALUES, Session, in_short, named, shellcheck, site
from sandbox import Host

from swandoc.snippets.compile import compile_intent
from swandoc.snippets.dialects.iptables import IPTABLES
from swandoc.snippets.intent import Intent
from swandoc.snippets.intents.netfilter import (
    AllowForwardedIpsec,
    AllowPmtuIcmp,
    ClampMss,
    ClampMssToPmtu,
    ExemptIpsecFromNat,
    ExemptIpsecFromRpfilter,
    Masquerade,
    RejectUnprotected,
    RemoveSourceNat,
    SourceNat,
)
from swandoc.snippets.parts import Parts

pytestmark = pytest.mark.needs("root", "iptables", "ip6tables", "nft", "unshare")

FIREWALL = """\
set -e
iptables -P FORWARD DROP
ip6tables -P FORWARD DROP
for tool in iptables ip6tables; do
  $tool -A INPUT -m conntrack --ctstate ESTABLISHED -j ACCEPT
  $tool -A INPUT -p tcp --dport 22 -j ACCEPT
  $tool -A INPUT -j DROP
  $tool -A FORWARD -m conntrack --ctstate ESTABLISHED -j ACCEPT
  $tool -A FORWARD -j DROP
  $tool -t nat -A POSTROUTING -o eth0 -j MASQUERADE
  $tool -t mangle -A FORWARD -i eth9 -j ACCEPT
  $tool -t raw -A PREROUTING -m rpfilter --invert -j DROP
done
iptables -t nat -I POSTROUTING -s 10.9.0.0/16 -j SNAT --to-source 203.0.113.9
iptables -t nat -A POSTROUTING -p tcp -m comment --comment "it's 10/8" -j SNAT --to-source 203.0.113.9:1-99
iptables -t nat -A POSTROUTING -o eth1 -j SNAT --to-source 203.0.113.99
"""
"""What others have set up: every kind of rule that must not come before ours."""
UNIT = """\
[Service]
Type=oneshot
ExecStart=/bin/sh /etc/firewall.sh
"""


def said(intent: Intent, **values: str) -> Parts:
    (parts,) = (snippet.parts for snippet in compile_intent(intent) if snippet.dialect is IPTABLES)
    return filled(parts, **(VALUES | values))


def matching(parts: Parts, destination: str) -> Parts:
    """The parts with a plain match in the place of "an IPsec policy applies"."""

    def plain(text: str) -> str:
        return text.replace("-m policy --dir out --pol ipsec", f"-d {destination}")

    assert parts.check
    assert parts.apply
    return replace(
        parts,
        check=replace(parts.check, text=plain(parts.check.text)),
        apply=replace(parts.apply, text=plain(parts.apply.text)),
    )


def firewall(host: Host) -> None:
    """Others' rules, now and at each boot."""
    host.path("/etc/firewall.sh").write_text(FIREWALL)
    host.path("/etc/systemd/system/netfilter-persistent.service").write_text(UNIT)
    wants = "/etc/systemd/system/multi-user.target.wants"
    host.do(f"mkdir -p {wants}; ln -s ../netfilter-persistent.service {wants}/; sh /etc/firewall.sh")


def use_legacy(host: Host) -> None:
    """Let the commands be those of the legacy backend, as `update-alternatives` does."""
    for tool in ("iptables", "ip6tables"):
        for suffix in ("", "-save", "-restore"):
            host.do(f"ln -sf /usr/sbin/{tool}-legacy{suffix} /etc/alternatives/{tool}{suffix}")


@pytest.mark.parametrize("intent", INTENTS, ids=named)
def test_every_intent_keeps_its_promises_among_the_rules_of_others(host: Host, intent: Intent) -> None:
    firewall(host)
    round_trip(host, said(intent))


@pytest.mark.needs("iptables-legacy")
@pytest.mark.parametrize(
    "intent",
    [
        ExemptIpsecFromNat(),
        ClampMss(mss="1360", mss6="1340"),
        RejectUnprotected(destination="{pool6}"),
        ExemptIpsecFromRpfilter(),
        RemoveSourceNat(to="203.0.113.9"),
        SourceNat(source="{pool}", to="192.0.2.1"),
    ],
    ids=named,
)
def test_the_same_words_work_with_the_legacy_backend(host: Host, intent: Intent) -> None:
    use_legacy(host)
    assert "legacy" in host.do("iptables --version")
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
    typed = said(intent, pool6="10.6.0.0/24").short
    host.do(f"set -e\n{typed}")
    if "# for IPv6: ip6tables" in typed:
        typed = said(intent, pool="2001:db8:6::/64").short
        host.do(f"set -e\n{typed}".replace("iptables -", "ip6tables -"))


def test_an_exemption_below_a_masquerade_is_not_in_place_and_moves_up(host: Host) -> None:
    exempt = said(ExemptIpsecFromNat(families=("ipv4",)))
    run(host, exempt.apply)
    host.do("iptables -t nat -I POSTROUTING -o eth0 -j MASQUERADE")
    assert not in_place(host, exempt)
    run(host, exempt.apply)
    assert in_place(host, exempt)
    rules = host.do("iptables -t nat -S POSTROUTING").splitlines()
    assert rules[1] == "-A POSTROUTING -j swandoc-exempt-from-nat"
    assert rules[2:] == ["-A POSTROUTING -o eth0 -j MASQUERADE"]


def test_another_value_replaces_the_old_one_and_undo_still_leads_back(host: Host) -> None:
    firewall(host)
    before = host.state()
    old, new = said(ClampMss(mss="1360")), said(ClampMss(mss="1340"))
    run(host, old.apply)
    assert not in_place(host, new)
    run(host, new.apply)
    assert not in_place(host, old)
    assert host.do("iptables -t mangle -S").count("--set-mss") == 2
    run(host, new.undo)
    assert host.state() == before


def test_the_same_wish_for_two_interfaces_shares_a_chain_and_each_undo_takes_its_own_rule(host: Host) -> None:
    firewall(host)
    before = host.state()
    one, other = (said(ExemptIpsecFromNat(out="{wan}"), wan=wan) for wan in ("eth0", "a-long-name.4094"[:15]))
    for parts in (one, other):
        run(host, parts.apply)
    assert host.do("iptables -t nat -S POSTROUTING").count("swandoc") == 1
    run(host, one.undo)
    assert (in_place(host, one), in_place(host, other)) == (False, True)
    run(host, other.undo)
    assert host.state() == before


def test_different_wishes_stand_above_the_rules_of_others_together(host: Host) -> None:
    firewall(host)
    wishes = [ExemptIpsecFromNat(), SourceNat(source="{pool}", to="192.0.2.1")]
    wishes += [AllowForwardedIpsec(), AllowForwardedIpsec(remote="{pool}"), RejectUnprotected(destination="{pool}")]
    wishes += [ClampMss(mss="1360"), ClampMssToPmtu(), AllowPmtuIcmp()]
    every = [said(wish) for wish in wishes]
    for parts in every:
        run(host, parts.apply)
    assert all(in_place(host, parts) for parts in every)
    applied = host.state()
    for parts in every:
        run(host, parts.apply)
    assert host.state() == applied


def test_a_subnet_is_translated_to_one_address_and_more_of_them_do_not_disturb_it(host: Host) -> None:
    before = host.state()
    old, new = (said(SourceNat(source="{pool}", to=to)) for to in ("192.0.2.1", "192.0.2.7"))
    beside = said(SourceNat(source="{pool}", to="192.0.2.1", destination="10.8.0.0/16"))
    for parts in (old, beside, new):
        run(host, parts.apply)
    assert [in_place(host, parts) for parts in (old, beside, new)] == [False, True, True]
    listed = host.do("iptables -t nat -S swandoc-source-nat").splitlines()
    assert ["-d 10.8.0.0/16" in rule for rule in listed] == [False, True, False]
    run(host, new.undo)
    assert in_place(host, beside)
    run(host, beside.undo)
    assert host.state() == before


def test_the_wish_for_the_updown_script_is_not_said_here() -> None:
    said_by = [snippet.dialect for snippet in compile_intent(AllowForwardedIpsec(connection="{c}", child="{c}"))]
    assert IPTABLES not in said_by


def test_removed_source_nat_returns_to_its_place_even_after_a_second_apply(host: Host) -> None:
    firewall(host)
    before = host.state()
    remove = said(RemoveSourceNat(to="203.0.113.9"))
    run(host, remove.apply)
    assert "203.0.113.99" in host.do("iptables -t nat -S"), "a longer address went as well"
    host.do("iptables -t nat -A POSTROUTING -s 10.7.0.0/16 -j SNAT --to-source 203.0.113.9")
    run(host, remove.apply)
    run(host, remove.undo)
    host.do("iptables -t nat -D POSTROUTING -s 10.7.0.0/16 -j SNAT --to-source 203.0.113.9")
    assert host.state() == before


@pytest.mark.needs("ping")
@pytest.mark.parametrize("exempt_first", [True, False], ids=["exemption first", "masquerade first"])
def test_exemption_and_masquerade_work_together_in_either_order(exempt_first: bool) -> None:
    with site() as where:
        exempt = matching(said(ExemptIpsecFromNat(out="eth0", families=("ipv4",))), "198.51.100.1")
        masquerade = said(Masquerade(source="10.1.0.0/16", out="eth0"))
        for parts in (exempt, masquerade) if exempt_first else (masquerade, exempt):
            run(where.gateway, parts.apply)
        for protocol in ("udp", "tcp", "icmp"):
            port = " 4000" if protocol != "icmp" else ""
            assert where.source(protocol, "198.51.100.1", 4000) == f"10.1.0.2{port}"
            assert where.source(protocol, "198.51.100.2", 4000) == f"198.51.100.254{port}"


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
            where.gateway.do("for script in /etc/swandoc/*.sh; do sh $script; done")
            assert session.alive(), intent
            run(where.gateway, parts.undo)
            assert session.alive(), intent


def test_refusing_stops_before_it_cuts_a_session_on_another_port(host: Host) -> None:
    refuse = said(RejectUnprotected(destination="{pool}"))
    assert refuse.apply
    before = host.state()
    stopped = host.sh(f"SSH_CONNECTION='10.3.0.9 50000 192.0.2.1 2222'; export SSH_CONNECTION\n{refuse.apply.text}")
    assert stopped.status == 1
    assert "not on port 22" in stopped.err
    assert host.state() == before
    host.do(f"SSH_CONNECTION='10.3.0.9 50000 192.0.2.1 22'; export SSH_CONNECTION\n{refuse.apply.text}")
    assert in_place(host, refuse)


def test_refused_packets_do_not_leave_and_the_sender_is_told() -> None:
    with site() as where:
        run(where.gateway, said(RejectUnprotected(destination="198.51.100.1/32")).apply)
        refused = where.lan.sh("ping -c 1 -W 2 198.51.100.1")
        assert "Packet filtered" in refused.out
        assert where.lan.sh("ping -c 1 -W 2 198.51.100.2").status == 0
        assert "Packet filtered" in where.gateway.sh("ping -c 1 -W 2 198.51.100.1").out
