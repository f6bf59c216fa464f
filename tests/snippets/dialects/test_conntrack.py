"""The conntrack dialect, against a table of tracked connections in a host of its own."""

from __future__ import annotations

import pytest
from contract import filled, run, verified
from netfilter import Session, in_short, shellcheck, site
from sandbox import Host

from swandoc.snippets.compile import compile_intent
from swandoc.snippets.dialects.conntrack import CONNTRACK
from swandoc.snippets.intents.netfilter import ForgetConnections
from swandoc.snippets.parts import Parts

pytestmark = pytest.mark.needs("root", "conntrack", "unshare")

TRACKED = {
    "from 10.3.0.5": "-s 10.3.0.5 -d 10.1.0.9",
    "to 10.3.0.6": "-s 10.1.0.9 -d 10.3.0.6",
    "beside it": "-s 10.1.0.9 -d 10.30.0.5",
    "from 2001:db8:3::5": "-s 2001:db8:3::5 -d 2001:db8:1::9",
    "beside that": "-s 2001:db8:3:1::5 -d 2001:db8:1::9",
}


def said(subnet: str) -> Parts:
    (parts,) = (s.parts for s in compile_intent(ForgetConnections(of="{subnet}")) if s.dialect is CONNTRACK)
    return filled(parts, subnet=subnet)


def tracked(host: Host) -> set[str]:
    shown = host.do("conntrack -L -f ipv4 2>/dev/null; conntrack -L -f ipv6 2>/dev/null")
    pairs = {name: "src={1} dst={3}".format(*words.split()) for name, words in TRACKED.items()}
    return {name for name, pair in pairs.items() if pair + " sport=9" in shown}


@pytest.mark.parametrize(
    ("subnet", "kept"),
    [
        ("10.3.0.0/24", {"beside it", "from 2001:db8:3::5", "beside that"}),
        ("2001:db8:3::/64", {"from 10.3.0.5", "to 10.3.0.6", "beside it", "beside that"}),
        ("10.99.0.0/16", set(TRACKED)),
    ],
)
def test_only_connections_of_the_subnet_are_forgotten(host: Host, subnet: str, kept: set[str]) -> None:
    for words in TRACKED.values():
        host.do(f"conntrack -I {words} -p udp --sport 9 --dport 9 -t 100")
    assert tracked(host) == set(TRACKED)
    run(host, said(subnet).apply)
    assert tracked(host) == kept
    verified(host, said(subnet))


def test_verify_shows_a_connection_that_is_still_translated(host: Host) -> None:
    host.do("conntrack -I -s 10.1.0.9 -d 10.3.0.6 -p udp --sport 9 --dport 9 -t 100 --src-nat 192.0.2.1")
    host.do("conntrack -I -s 10.1.0.9 -d 10.3.0.6 -p icmp --icmp-type 8 --icmp-code 0 --icmp-id 7 -t 100")
    verify = said("10.3.0.0/24").verify
    assert verify is not None
    assert host.do(verify.text).endswith("\n1 translated\n")
    run(host, said("10.3.0.0/24").apply)
    verified(host, said("10.3.0.0/24"))


def test_a_session_from_the_subnet_goes_on() -> None:
    with site() as where:
        where.gateway.do(
            "iptables -P INPUT DROP; iptables -A INPUT -m conntrack --ctstate ESTABLISHED -j ACCEPT;"
            "iptables -A INPUT -p tcp --dport 22 -j ACCEPT"
        )
        with Session(where) as session:
            assert "dport=22" in where.gateway.do("conntrack -L 2>&1")
            run(where.gateway, said("10.1.0.0/16").apply)
            assert session.alive()


@pytest.mark.needs("shellcheck")
def test_shellcheck_is_content_with_every_part() -> None:
    assert shellcheck(said("10.3.0.0/24")) == ""


def test_in_short_it_is_a_few_short_lines_with_every_value() -> None:
    in_short(ForgetConnections(of="{subnet}"), said("10.3.0.0/24"), {"subnet": "10.3.0.0/24"})
