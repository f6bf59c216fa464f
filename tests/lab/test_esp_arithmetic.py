"""The sizes of docs/mtu-tables.md in a real kernel: the largest packet that passes, and the first that does not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from swandoc.guide.experiment import Experiment
from swandoc.guide.loader import load_guide
from swandoc.lab.machine import Machine, Way
from swandoc.lab.plan import make_plans
from swandoc.lab.topology import load_topologies

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
VECTORS: list[dict[str, Any]] = json.loads((ROOT / "tests/vectors/esp-mtu.json").read_text("ascii"))["vectors"]
PATHS = (1500, 1400)
EXPERIMENT = Experiment.model_validate(
    {
        "topology": "site-to-site",
        "settings": {"connection_options": "version = 2\nencap = no"},
        "broken_by": [{"where": "internet", "run": "true"}],
        "symptom": [{"where": "lan-host", "ping": "{remote_host}"}],
    }
)
HEADERS = {"ipv4": 28, "ipv6": 48}  # of IP and ICMP echo, in bytes
ENDS = {"ipv4": ("192.0.2.1", "198.51.100.1"), "ipv6": ("2001:db8::1", "2001:db8:100::1")}
REMOTE_HOST = {"ipv4": "10.2.0.10", "ipv6": "2001:db8:2::10"}
CIPHERS = "chacha20poly1305 chacha_generic poly1305_generic des_generic crypto_null authenc hmac sha512_generic"

pytestmark = pytest.mark.needs("root", "qemu-system-x86_64", "mmdebstrap")


class Lab:
    """Two sites in a virtual machine whose tunnel is negotiated anew for each transform."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine

    def do(self, host: str, command: str) -> str:
        said = self._machine.ask(host, command)
        assert said["status"] == 0, said
        return str(said["out"])

    def negotiate(self, proposal: str, family: str, encap: bool) -> None:
        for host, (ours, theirs) in {"gateway": ENDS[family], "peer-gateway": ENDS[family][::-1]}.items():
            changes = {
                "local_addrs": ours,
                "remote_addrs": theirs,
                "encap": "yes" if encap else "no",
                "esp_proposals": proposal,
            }
            edits = " ".join(f"-e 's/{key} = .*/{key} = {value}/'" for key, value in changes.items())
            self.do(host, f"sed -i {edits} /etc/swanctl/swanctl.conf && swanctl --load-conns")
        self.do("gateway", "swanctl --terminate --ike site --force; swanctl --initiate --child lans")
        mode = "TUNNEL-in-UDP" if encap else "TUNNEL,"
        assert mode in self.do("gateway", "swanctl --list-sas"), (proposal, family, encap)

    def path(self, mtu: int) -> None:
        """The path between the gateways takes ``mtu`` bytes, and nobody is told."""
        self.do("internet", f"ip link set eth0 mtu {mtu}")
        for host in ("gateway", "lan-host"):
            self.do(host, "ip route flush cache; ip -6 route flush cache")

    def passing(self, largest: int) -> set[tuple[str, int]]:
        """Which inner packets of this size and of one byte more pass, by their family and their size in bytes."""
        # One that has to pass may come late; one that must not gets less time.
        patience = {largest: "-c 2 -i 0.2 -W 2", largest + 1: "-c 1 -W 0.4"}
        pings = (
            f"ping -q -n {wait} -M do -s {size - HEADERS[inner]} {REMOTE_HOST[inner]} >/dev/null 2>&1"
            f" && echo {inner} {size}"
            for inner in HEADERS
            for size, wait in patience.items()
        )
        lines = self.do("lan-host", "\n".join((*pings, "true"))).splitlines()
        return {(inner, int(size)) for inner, size in (line.split() for line in lines)}


@pytest.fixture(scope="module")
def lab() -> Iterator[Lab]:
    guide = load_guide(ROOT / "docs/scenarios")
    topology = load_topologies(ROOT / "docs/lab").by_id["site-to-site"]
    (plan,) = make_plans(guide, "sha2-truncation", EXPERIMENT, topology)
    with Machine(Way("bookworm", "a test"), print) as machine:
        machine.keep(plan.content, "broken")
        lab = Lab(machine)
        for host in ("gateway", "peer-gateway"):
            lab.do(host, f"modprobe -qa {CIPHERS} || true")
        for tool, kind in (("iptables", "icmp --icmp-type 3/4"), ("ip6tables", "icmpv6 --icmpv6-type 2")):
            lab.do("internet", f"{tool} -A OUTPUT -p {kind} -j DROP")
        yield lab


@pytest.mark.parametrize("encap", [False, True], ids=["esp", "in-udp"])
@pytest.mark.parametrize("family", ["ipv4", "ipv6"])
def test_the_largest_inner_packet_passes_and_the_next_does_not(lab: Lab, family: str, encap: bool) -> None:
    vectors = [
        vector
        for vector in VECTORS
        if (vector["outer"], vector["udp_encap"]) == (family, encap) and vector["path_mtu"] in PATHS
    ]
    proposals = dict.fromkeys(vector["esp_proposal"] for vector in vectors)
    assert len(proposals) == 8
    found = {}
    for proposal in proposals:
        lab.negotiate(proposal, family, encap)
        for vector in (one for one in vectors if one["esp_proposal"] == proposal):
            lab.path(vector["path_mtu"])
            largest = vector["inner_mtu"]
            passed = lab.passing(largest)
            if passed != {(inner, largest) for inner in HEADERS}:
                found[proposal, vector["path_mtu"]] = (largest, sorted(passed))
    assert found == {}
