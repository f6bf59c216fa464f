"""The numbers of docs/mtu-tables.md and of the MTU scenarios against the wire format of ESP and golden vectors.

The vectors were worked out, and in part measured on a kernel, apart from the page.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "mtu-tables.md").read_text("utf-8")
SCENARIOS = ROOT / "docs" / "scenarios"
VECTORS: list[dict[str, Any]] = json.loads((ROOT / "tests" / "vectors" / "esp-mtu.json").read_text("ascii"))["vectors"]
PATHS = (1500, 1492, 1460, 1400, 1280)


@dataclass(frozen=True)
class Proposal:
    """Sizes in bytes; ``name`` is strongSwan's."""

    name: str
    iv: int
    icv: int
    block: int


@dataclass(frozen=True)
class Outer:
    """Headers outside ESP, in bytes; ``family`` and ``udp`` as in the vectors."""

    family: str
    udp: bool
    size: int


PROPOSALS = {
    "AES-GCM, 16-byte ICV": Proposal("aes128gcm16", 8, 16, 4),
    "ChaCha20-Poly1305": Proposal("chacha20poly1305", 8, 16, 4),
    "AES-CBC, SHA1-96": Proposal("aes128-sha1", 16, 12, 16),
    "AES-CBC, SHA2-256-128": Proposal("aes128-sha256", 16, 16, 16),
    "AES-CBC, SHA2-384-192": Proposal("aes256-sha384", 16, 24, 16),
    "AES-CBC, SHA2-512-256": Proposal("aes256-sha512", 16, 32, 16),
    "3DES, SHA1-96": Proposal("3des-sha1", 8, 12, 8),
    "NULL, SHA2-256-128": Proposal("null-sha256", 0, 16, 4),
}
OUTERS = {
    "IPv4, ESP": Outer("ipv4", False, 20),
    "IPv4, in UDP": Outer("ipv4", True, 28),
    "IPv6, ESP": Outer("ipv6", False, 40),
    "IPv6, in UDP": Outer("ipv6", True, 48),
}


def on_the_wire(inner: int, proposal: Proposal, outer: Outer) -> int:
    """Bytes of the ESP packet, header by header (RFC 4303, section 2)."""
    payload = inner
    while (payload + 2) % proposal.block:  # pad length and next header end the last block
        payload += 1
    return outer.size + 8 + proposal.iv + payload + 2 + proposal.icv


def inner_mtu(path: int, proposal: Proposal, outer: Outer) -> int:
    """The largest inner packet that fits, found by trying; no formula that the page could share."""
    return max(inner for inner in range(path) if on_the_wire(inner, proposal, outer) <= path)


def table(text: str, heading: str) -> list[dict[str, str]]:
    """The rows of the first table below a heading, by the names of their columns."""
    section = text.split(f"{heading}\n", 1)[1]
    lines = re.findall(r"^\s*\|(.*)\|$", section.split("\n#", 1)[0], re.MULTILINE)
    head, _, *rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [dict(zip(head, row, strict=True)) for row in rows]


def numbers(cell: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", cell))


def test_the_golden_vectors_follow_from_the_wire_format() -> None:
    by_name = {proposal.name: proposal for proposal in PROPOSALS.values()}
    sizes = {(outer.family, outer.udp): outer for outer in OUTERS.values()}
    assert len(VECTORS) == len(by_name) * len(sizes) * len(PATHS)
    for vector in VECTORS:
        outer = sizes[vector["outer"], vector["udp_encap"]]
        assert vector["inner_mtu"] == inner_mtu(vector["path_mtu"], by_name[vector["esp_proposal"]], outer), vector


@pytest.mark.parametrize("path", PATHS)
def test_each_inner_mtu_and_mss_is_that_of_the_vectors(path: int) -> None:
    golden = {
        (vector["esp_proposal"], vector["outer"], vector["udp_encap"]): (
            vector["inner_mtu"],
            vector["mss_inner_ipv4"],
            vector["mss_inner_ipv6"],
        )
        for vector in VECTORS
        if vector["path_mtu"] == path
    }
    rows = table(PAGE, f"### Path MTU {path}")
    shown = {
        (PROPOSALS[row["proposal"]].name, outer.family, outer.udp): numbers(row[column])
        for row in rows
        for column, outer in OUTERS.items()
    }
    assert shown == golden


def test_each_overhead_is_the_range_over_all_packet_sizes() -> None:
    rows = table(PAGE, "## Overhead")
    assert [row["proposal"] for row in rows] == list(PROPOSALS)
    for row in rows:
        proposal = PROPOSALS[row["proposal"]]
        assert (int(row["IV"]), int(row["ICV"]), int(row["block"])) == (proposal.iv, proposal.icv, proposal.block)
        for column, outer in OUTERS.items():
            added = {on_the_wire(inner, proposal, outer) - inner for inner in range(100, 200)}
            assert numbers(row[column]) == (min(added), max(added)), (row["proposal"], column)


def test_an_mss_of_1360_just_fits_the_paths_that_the_page_names() -> None:
    rows = table(PAGE, "## Which path an MSS of 1360 needs")
    assert [row["proposal"] for row in rows] == list(PROPOSALS)
    for row in rows:
        for column, outer in OUTERS.items():
            needed = tuple(on_the_wire(1360 + headers, PROPOSALS[row["proposal"]], outer) for headers in (40, 60))
            assert numbers(row[column]) == needed, (row["proposal"], column)


def test_the_safe_values_are_the_smallest_of_their_tables() -> None:
    rows = table(PAGE, "## Take a number")
    assert [int(row["path MTU"]) for row in rows] == list(PATHS)
    for row in rows:
        path = int(row["path MTU"])
        every = min(inner_mtu(path, proposal, outer) for proposal in PROPOSALS.values() for outer in OUTERS.values())
        light = [proposal for proposal in PROPOSALS.values() if proposal.icv <= 16]
        lighter = min(inner_mtu(path, proposal, outer) for proposal in light for outer in OUTERS.values())
        assert (int(row["MSS for IPv4 inside"]), int(row["MSS for IPv6 inside"])) == (every - 40, every - 60)
        assert numbers(row["the same without SHA2-384 and SHA2-512"])[-2:] == (lighter - 40, lighter - 60)


def test_the_scenario_about_a_high_mss_shows_the_same_values() -> None:
    scenario = yaml.safe_load((SCENARIOS / "mtu" / "mss-value-too-high.yml").read_text("utf-8"))
    columns = {
        "AES-GCM": ("AES-GCM, 16-byte ICV", "IPv4, ESP"),
        "AES-GCM in UDP": ("AES-GCM, 16-byte ICV", "IPv4, in UDP"),
        "AES-CBC, SHA2-256": ("AES-CBC, SHA2-256-128", "IPv4, ESP"),
        "the same in UDP": ("AES-CBC, SHA2-256-128", "IPv4, in UDP"),
        "AES-CBC, SHA2-512 in UDP": ("AES-CBC, SHA2-512-256", "IPv4, in UDP"),
    }
    rows = table("# notes\n" + scenario["notes"], "# notes")
    assert [int(row["path MTU"]) for row in rows] == list(PATHS)
    for row in rows:
        for column, (proposal, outer) in columns.items():
            inner = inner_mtu(int(row["path MTU"]), PROPOSALS[proposal], OUTERS[outer])
            assert numbers(row[column]) == (inner - 40, inner - 60), (row["path MTU"], column)


def test_the_guides_examples_fit_each_other() -> None:
    """Path, inner MTU and MSS are those of AES-CBC with SHA2-512 and UDP encapsulation, as the page says."""
    parameters = yaml.safe_load((SCENARIOS / "parameters.yml").read_text("utf-8"))["parameters"]
    path, inner, mss, mss6, nested = (
        int(parameters[name]["example"]) for name in ("path_mtu", "tunnel_mtu", "mss", "mss6", "nested_mtu")
    )
    assert inner == inner_mtu(path, PROPOSALS["AES-CBC, SHA2-512-256"], OUTERS["IPv4, in UDP"])
    assert (mss, mss6) == (inner - 40, inner - 60)
    assert nested == inner - 24  # GRE over IPv4: RFC 2784
    assert f"path of {path} bytes, an inner MTU of {inner} and an MSS of {mss} and {mss6}" in PAGE
