from __future__ import annotations

from typing import TYPE_CHECKING

from swandoc.lab.topology import load_topologies

if TYPE_CHECKING:
    from pathlib import Path

PAIR = """\
title: Two hosts
hosts:
  client:
    interfaces: {eth0: {network: wire, addresses: [192.0.2.10/24]}}
  gateway:
    interfaces: {eth0: {network: wire, addresses: [192.0.2.1/24]}}
"""


def problems(folder: Path, **files: str) -> list[str]:
    for name, text in files.items():
        (folder / f"{name}.yml").write_text(text)
    return [str(problem) for problem in load_topologies(folder, "docs/lab").problems]


def test_a_sound_topology_has_no_problems(tmp_path: Path) -> None:
    assert problems(tmp_path, pair=PAIR) == []


def test_a_topology_that_extends_another_keeps_its_other_hosts(tmp_path: Path) -> None:
    more = "title: More\nextends: pair\nhosts:\n  third:\n    interfaces: {eth0: {network: wire, addresses: []}}\n"
    assert problems(tmp_path, pair=PAIR, more=more) == []
    assert list(load_topologies(tmp_path).by_id["more"].hosts) == ["client", "gateway", "third"]


def test_topologies_that_extend_each_other_are_reported(tmp_path: Path) -> None:
    found = problems(tmp_path, one="title: One\nextends: two\n", two="title: Two\nextends: one\n")
    assert len(found) == 2
    assert all("extends itself" in one for one in found)


def test_an_unknown_base_is_reported(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, one="title: One\nextends: nothing\n")
    assert "docs/lab/one.yml:1:1: no topology is called 'nothing'" in found


def test_a_misspelt_key_is_reported_with_its_place(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, pair=PAIR.replace("  gateway:", "  gateway:\n    forwrding: true"))
    assert found.startswith("docs/lab/pair.yml:6:5: unknown key 'forwrding'")


def test_a_network_with_one_interface_is_reported(tmp_path: Path) -> None:
    (found, other) = problems(tmp_path, pair=PAIR.replace("network: wire", "network: wier", 1))
    assert "the network 'wier' has one interface only" in found
    assert "the network 'wire' has one interface only" in other


def test_a_tunnel_from_a_host_without_charon_is_reported(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, pair=PAIR + "tunnel: {where: client, child: net}\n")
    assert "which has no charon" in found


def test_a_session_from_an_unknown_host_is_reported(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, pair=PAIR + "sessions: [{where: admin, to: 192.0.2.1}]\n")
    assert "'sessions' is on 'admin', which is no host here" in found
