"""What the lab's runner finds out about remedies, good ones and sabotaged ones, in real networks without a tunnel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from swandoc.lab.machine import Machine, Way
from swandoc.lab.proof import claims

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.needs("root", "ip", "iptables", "nft", "ping", "tcpdump", "sysctl", "unshare")

FORWARDING = "net.ipv4.ip_forward"
FILE = "/etc/sysctl.d/99-test.conf"
REFUSE = "INPUT -p tcp --dport 22 -j REJECT --reject-with tcp-reset"
REMEDY = {
    "check": f'if [ "$(sysctl -n {FORWARDING})" = 1 ]; then echo "in place"; else echo "not in place"; false; fi',
    "apply": f"sysctl -w {FORWARDING}=1",
    "verify": f"sysctl {FORWARDING}",
    "undo": f"rm -f {FILE}; sysctl -w {FORWARDING}=0",
    "persist": f"mkdir -p /etc/sysctl.d; echo '{FORWARDING} = 1' > {FILE}",
}


def host(forwarding: bool = False, **more: Any) -> dict[str, Any]:
    return {"routes": [], "forwarding": forwarding, "setup": None, "charon": False, "files": {}, **more}


def link(network: str, address: str) -> dict[str, Any]:
    return {"network": network, "addresses": [address]}


TOPOLOGY = {
    "title": "A router between two hosts",
    "hosts": {
        "client": host(interfaces={"eth0": link("outside", "192.0.2.10/24")}, routes=["default via 192.0.2.1"]),
        "gateway": host(
            forwarding=True,
            interfaces={"eth0": link("outside", "192.0.2.1/24"), "eth1": link("lan", "10.1.0.1/24")},
        ),
        "lan-host": host(interfaces={"eth0": link("lan", "10.1.0.10/24")}, routes=["default via 10.1.0.1"]),
    },
    "tunnel": None,
    "sessions": [{"where": "client", "to": "192.0.2.1"}],
}


def probe(to: str) -> dict[str, Any]:
    return {"where": "client", "ping": to, "fetch": None, "size": None, "whole": False, "flow": None, "seconds": 3}


def cure(**changed: str | None) -> dict[str, Any]:
    texts = {kind: text for kind, text in (REMEDY | {"persist": None} | changed).items() if text}
    parts = {
        kind: {"text": text, "expect": f"{FORWARDING} = 1" if kind == "verify" else ""} for kind, text in texts.items()
    }
    step = {"intent": "test", "title": "Test", "dialect": "sh", "parts": parts, "without": {}}
    return {"remedy": "Forward again", "where": "gateway", "dialect": "sh", "steps": [step]}


def plan(*cures: dict[str, Any], **changed: Any) -> dict[str, Any]:
    return {
        "topology": TOPOLOGY,
        "given": [],
        "broken_by": [{"where": "gateway", "run": f"sysctl -w {FORWARDING}=0"}],
        "reconnect": False,
        "beforehand": [],
        "afterwards": [],
        "symptom": [probe("10.1.0.10")],
        "passes": [probe("10.1.0.1")],
        "packets": [],
        "counters": [],
        "tunnelled": False,
        "looks": [],
        "neighbours": [],
        "cures": list(cures),
        **changed,
    }


@pytest.fixture(scope="module")
def machine() -> Iterator[Machine]:
    with Machine(Way("", "tests need no ESP"), lambda line: None) as running:
        yield running


def refuted(machine: Machine, content: dict[str, Any]) -> set[str]:
    """The claims that do not hold for the plan."""
    outcome = machine.run(content, lambda step: None)
    return {claim["claim"] for _, claim in claims(outcome) if claim["holds"] is False}


def test_a_good_remedy_keeps_every_promise(machine: Machine) -> None:
    outcome = machine.run(plan(cure(persist=REMEDY["persist"])), lambda step: None)
    judged = {claim["claim"]: (claim["holds"], claim["why"]) for _, claim in claims(outcome)}
    assert set(judged.values()) == {(True, "")}, judged
    assert {"healthy", "broken", "cured", "undone", "sessions kept", "survives a reboot"} <= judged.keys()


def test_the_transcript_holds_the_very_commands_and_their_output(machine: Machine) -> None:
    outcome = machine.run(plan(cure()), lambda step: None)
    cured = next(claim for claim in outcome["cures"][0]["claims"] if claim["claim"] == "cured")
    assert cured["transcript"][0]["run"] == REMEDY["apply"]
    assert cured["transcript"][0]["out"] == f"{FORWARDING} = 1\n"


@pytest.mark.parametrize(
    ("sabotaged", "caught"),
    [
        ({"apply": "true"}, "cured"),
        ({"apply": f"sysctl -w {FORWARDING}=1; false"}, "cured"),
        ({"apply": f"sysctl -w {FORWARDING}=1; echo x >> /etc/more"}, "changes nothing again"),
        ({"undo": "true"}, "undone"),
        ({"undo": f"sysctl -w {FORWARDING}=0", "persist": REMEDY["persist"]}, "undone after a reboot"),
        ({"apply": f"sysctl -w {FORWARDING}=1; iptables -w -C INPUT -j LOG || iptables -w -A INPUT -j LOG"}, "undone"),
        ({"persist": "true"}, "survives a reboot"),
        ({"check": 'echo "in place"'}, "told apart before"),
        ({"check": 'echo "not in place"; false'}, "told apart after"),
        ({"verify": f"echo '{FORWARDING} = 1'"}, "told apart before"),
        ({"verify": "true"}, "told apart after"),
        (
            {
                "apply": f"sysctl -w {FORWARDING}=1; iptables -w -C {REFUSE} || iptables -w -A {REFUSE}",
                "undo": f"rm -f {FILE}; sysctl -w {FORWARDING}=0; iptables -w -D {REFUSE} || true",
            },
            "sessions kept",
        ),
    ],
)
def test_a_sabotaged_remedy_is_caught(machine: Machine, sabotaged: dict[str, str], caught: str) -> None:
    assert caught in refuted(machine, plan(cure(**sabotaged)))


def test_after_a_remedy_that_leaves_the_host_dirty_the_next_one_gets_a_fresh_network(machine: Machine) -> None:
    outcome = machine.run(plan(cure(undo="true"), cure()), lambda step: None)
    second = outcome["cures"][1]["claims"]
    assert [claim["why"] for claim in second] == [""] * len(second)


def test_a_break_that_breaks_nothing_is_caught(machine: Machine) -> None:
    broken_by = [{"where": "gateway", "run": "true"}]
    assert refuted(machine, plan(cure(), broken_by=broken_by)) == {"broken"}


def test_a_network_that_was_never_healthy_is_caught(machine: Machine) -> None:
    given = [{"where": "lan-host", "run": "ip route del default"}]
    assert refuted(machine, plan(cure(), given=given)) == {"healthy"}


def test_a_break_that_breaks_more_than_it_says_is_caught(machine: Machine) -> None:
    broken_by = [{"where": "client", "run": "ip route del default"}]
    assert refuted(machine, plan(cure(), broken_by=broken_by)) == {"broken"}


def test_packets_that_do_not_show_as_written_are_caught(machine: Machine) -> None:
    packets = {"where": "gateway", "interface": "eth1", "direction": None, "seen": "broken", "filter": "icmp"}
    assert "broken" in refuted(machine, plan(cure(), packets=[packets]))
    assert refuted(machine, plan(cure(), packets=[{**packets, "seen": "cured"}])) == set()
    assert "broken" in refuted(machine, plan(cure(), packets=[{**packets, "seen": "always"}]))
    assert refuted(machine, plan(cure(), packets=[{**packets, "interface": "eth0", "seen": "always"}])) == set()


def test_a_counter_that_does_not_rise_as_written_is_caught(machine: Machine) -> None:
    counter = {"where": "gateway", "name": "IpForwDatagrams", "rises": "broken"}
    assert "broken" in refuted(machine, plan(cure(), counters=[counter]))
    assert refuted(machine, plan(cure(), counters=[{**counter, "rises": "cured"}])) == set()


def test_a_neighbours_remedy_that_cures_is_caught(machine: Machine) -> None:
    harmless = cure(apply="true", undo="true")
    assert refuted(machine, plan(neighbours=[{"scenario": "other", **harmless}])) == set()
    assert refuted(machine, plan(neighbours=[{"scenario": "other", **cure()}])) == {"does not cure"}


def look(run: str, shown: str, where: str = "gateway") -> dict[str, Any]:
    return {"about": "sign 1", "steps": [{"runs": [{"where": where, "run": run}], "shown": shown}]}


@pytest.mark.parametrize(
    ("run", "shown", "resembles"),
    [
        (f"sysctl {FORWARDING}", f"{FORWARDING} = 0", True),
        (f"sysctl {FORWARDING}", f"{FORWARDING} = 1", False),
        (
            "tcpdump -c 2 -tni eth0 icmp",
            "IP 192.0.2.10 > 10.1.0.10: ICMP echo request, id 7, seq 1, length 64\n" * 2,
            True,
        ),
        ("tcpdump -c 9 -ni eth1 icmp", "0 packets captured", True),
        ("true", "(no output)", True),
        ("sleep 3; echo late", "late", True),
        ("echo soon; sleep 4; echo late", "late", False),
    ],
)
def test_what_the_broken_hosts_print_is_compared_with_the_page(
    machine: Machine, run: str, shown: str, resembles: bool
) -> None:
    (seen,) = machine.run(plan(looks=[look(run, shown)]), lambda step: None)["looks"]
    assert seen["resembles"] is resembles, seen


def test_a_command_that_does_not_end_is_interrupted_as_by_a_reader(machine: Machine) -> None:
    shown = "3 packets transmitted, 0 received, 100% packet loss, time 2043ms"
    (seen,) = machine.run(plan(looks=[look("ping -c 3 10.1.0.10", shown, "client")]), lambda step: None)["looks"]
    assert seen["resembles"], seen
