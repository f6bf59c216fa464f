"""The calculator's sizes in a real kernel: the largest packet that passes, and the first that does not.

The sizes are asked of the calculator's own code; the golden vectors, which docs/mtu-tables.md shows, are the same.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from calculated import largest_packets

from swandoc.guide.experiment import Experiment
from swandoc.guide.loader import load_guide
from swandoc.lab.machine import Machine, Way
from swandoc.lab.plan import make_plans
from swandoc.lab.topology import load_topologies

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
VECTORS: list[dict[str, Any]] = json.loads((ROOT / "tests/vectors/esp-mtu.json").read_text("ascii"))["vectors"]
GOLDEN = tuple(dict.fromkeys(vector["esp_proposal"] for vector in VECTORS))
PATHS = (1500, 1400)
# What charon and the lab's kernel negotiate beside those of the vectors. It is tried on one path.
OTHERS = """
aes256gcm12 aes128gcm8 aes256ccm16 aes128ccm12 aes128ccm8 aes256gmac aes192ctr-sha256 aes128ctr-sha1
aes128-sha256_96 aes128-sha1_160 aes128-md5 aes128-md5_128 aes128-aesxcbc aes128-aescmac null-sha1
camellia256-sha256 serpent128-sha256 twofish128-sha256 blowfish128-sha1 cast128-sha256 des-sha1
"""
EXPERIMENT = Experiment.model_validate(
    {
        "topology": "site-to-site",
        "settings": {
            "connection_options": "version = 2\nencap = no",
            "child_options": "esp_proposals = aes128gcm16\nmode = tunnel",
        },
        "broken_by": [{"where": "internet", "run": "true"}],
        "symptom": [{"where": "lan-host", "ping": "{remote_host}"}],
    }
)
HEADERS = {"ipv4": 28, "ipv6": 48}  # of IP and ICMP echo, in bytes
ENDS = {"ipv4": ("192.0.2.1", "198.51.100.1"), "ipv6": ("2001:db8::1", "2001:db8:100::1")}
LANS = ("10.1.0.0/24, 2001:db8:1::/64", "10.2.0.0/24, 2001:db8:2::/64")
REMOTE_HOST = {"ipv4": "10.2.0.10", "ipv6": "2001:db8:2::10"}
MODULES = """
chacha20poly1305 chacha_generic poly1305_generic des_generic crypto_null authenc hmac sha512_generic md5 ccm xcbc cmac
camellia_generic serpent_generic twofish_generic blowfish_generic cast5_generic
"""

# Serpent, Twofish and the old truncation of SHA2-256 have numbers of private use (crypter.h, signer.h).
PRIVATE = "charon { accept_private_algs = yes }"

pytestmark = pytest.mark.needs("root", "qemu-system-x86_64", "mmdebstrap")


@dataclass(frozen=True)
class Case:
    """A tunnel on a path of ``path`` bytes; ``outer`` is a family as in the vectors."""

    proposal: str
    outer: str
    encap: bool
    path: int
    mode: str = "tunnel"

    @property
    def setup(self) -> dict[str, Any]:
        """The calculator's settings."""
        outer = 4 if self.outer == "ipv4" else 6
        return {"proposal": self.proposal, "outer": outer, "udp": self.encap, "bytes": self.path, "mode": self.mode}


class Lab:
    """Two sites in a virtual machine whose tunnel is negotiated anew for each transform."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine

    def do(self, host: str, command: str) -> str:
        said = self._machine.ask(host, command)
        assert said["status"] == 0, said
        return str(said["out"])

    def negotiate(self, case: Case) -> None:
        lans = LANS if case.mode == "tunnel" else ("dynamic", "dynamic")
        ways = {"gateway": (ENDS[case.outer], lans), "peer-gateway": (ENDS[case.outer][::-1], lans[::-1])}
        for host, ((ours, theirs), (local, remote)) in ways.items():
            changes = {
                "local_addrs": ours,
                "remote_addrs": theirs,
                "encap": "yes" if case.encap else "no",
                "esp_proposals": case.proposal,
                "mode": case.mode,
                "local_ts": local,
                "remote_ts": remote,
            }
            edits = " ".join(f"-e 's#{key} = .*#{key} = {value}#'" for key, value in changes.items())
            self.do(host, f"sed -i {edits} /etc/swanctl/swanctl.conf && swanctl --load-conns")
        said = self._machine.ask("gateway", "swanctl --terminate --ike site --force; swanctl --initiate --child lans")
        assert said["status"] == 0, (case, said)
        mode = case.mode.upper() + ("-in-UDP" if case.encap else ",")
        assert mode in self.do("gateway", "swanctl --list-sas"), case

    def path(self, mtu: int) -> None:
        """The path between the gateways takes ``mtu`` bytes, and nobody is told."""
        self.do("internet", f"ip link set eth0 mtu {mtu}")
        for host in ("gateway", "lan-host"):
            self.do(host, "ip route flush cache; ip -6 route flush cache")

    def passing(self, case: Case, largest: int) -> set[tuple[str, int]]:
        """Which inner packets of this size and of one byte more pass, by their family and their size in bytes."""
        # One that has to pass may come late; one that must not gets less time.
        patience = {largest: "-c 2 -i 0.2 -W 2", largest + 1: "-c 1 -W 0.4"}
        pings = (
            f"ping -q -n {wait} -M do -s {size - HEADERS[inner]} {target} >/dev/null 2>&1 && echo {inner} {size}"
            for inner, target in targets(case).items()
            for size, wait in patience.items()
        )
        lines = self.do(sender(case), "\n".join((*pings, "true"))).splitlines()
        return {(inner, int(size)) for inner, size in (line.split() for line in lines)}


def targets(case: Case) -> dict[str, str]:
    """Whom to ping by the inner packets' family; in transport mode these are the gateways' own."""
    return REMOTE_HOST if case.mode == "tunnel" else {case.outer: ENDS[case.outer][1]}


def sender(case: Case) -> str:
    return "lan-host" if case.mode == "tunnel" else "gateway"


@pytest.fixture(scope="module")
def lab() -> Iterator[Lab]:
    guide = load_guide(ROOT / "docs/scenarios")
    topology = load_topologies(ROOT / "docs/lab").by_id["site-to-site"]
    (plan,) = make_plans(guide, "sha2-truncation", EXPERIMENT, topology)
    with Machine(Way("bookworm", "a test"), print) as machine:
        machine.keep(plan.content, "broken")
        lab = Lab(machine)
        for host in ("gateway", "peer-gateway"):
            lab.do(host, f"modprobe -qa {' '.join(MODULES.split())} || true")
            lab.do(host, f"echo '{PRIVATE}' > /etc/strongswan.d/zz-private.conf && swanctl --reload-settings")
        for tool, kind in (("iptables", "icmp --icmp-type 3/4"), ("ip6tables", "icmpv6 --icmpv6-type 2")):
            lab.do("internet", f"{tool} -A OUTPUT -p {kind} -j DROP")
        yield lab


def wrong(lab: Lab, cases: list[Case]) -> dict[Case, object]:
    """The cases in which something else passed than the calculator says, with what it says and what passed."""
    found: dict[Case, object] = {}
    negotiated = None
    for case, largest in zip(cases, largest_packets([case.setup for case in cases]), strict=True):
        tunnel = (case.proposal, case.outer, case.encap, case.mode)
        if tunnel != negotiated:
            lab.negotiate(case)
            negotiated = tunnel
        lab.path(case.path)
        passed = lab.passing(case, largest)
        if passed != {(inner, largest) for inner in targets(case)}:
            found[case] = (largest, sorted(passed))
    return found


def test_the_calculator_says_what_the_golden_vectors_say() -> None:
    cases = [Case(one["esp_proposal"], one["outer"], one["udp_encap"], one["path_mtu"]) for one in VECTORS]
    assert len(cases) == 160
    assert largest_packets([case.setup for case in cases]) == [one["inner_mtu"] for one in VECTORS]


OUTER = pytest.mark.parametrize("family", ["ipv4", "ipv6"])
ENCAP = pytest.mark.parametrize("encap", [False, True], ids=["esp", "in-udp"])


@ENCAP
@OUTER
def test_the_largest_inner_packet_passes_and_the_next_does_not(lab: Lab, family: str, encap: bool) -> None:
    assert len(GOLDEN) == 8
    assert wrong(lab, [Case(proposal, family, encap, path) for proposal in GOLDEN for path in PATHS]) == {}


@ENCAP
@OUTER
def test_so_it_is_with_every_other_transform_that_charon_negotiates(lab: Lab, family: str, encap: bool) -> None:
    assert wrong(lab, [Case(proposal, family, encap, 1400) for proposal in OTHERS.split()]) == {}


@ENCAP
@OUTER
def test_so_it_is_in_transport_mode(lab: Lab, family: str, encap: bool) -> None:
    proposals = ("aes128gcm16", "aes128-sha256", "aes256-sha512", "3des-sha1")
    assert wrong(lab, [Case(proposal, family, encap, 1400, "transport") for proposal in proposals]) == {}
