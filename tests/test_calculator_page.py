"""docs/calculator.md shows what the guide's own dialects compile to, with the numbers of the guide's example."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
import yaml

from swandoc.snippets.compile import compile_intent
from swandoc.snippets.intent import Intent
from swandoc.snippets.intents.netfilter import ClampMss
from swandoc.snippets.intents.strongswan import SetDaemonOption
from swandoc.snippets.intents.system import AddRoute, SetInterfaceMtu

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "calculator.md").read_text("utf-8")
PARAMETERS = yaml.safe_load((ROOT / "docs" / "scenarios" / "parameters.yml").read_text("utf-8"))["parameters"]
EXAMPLES = {name: str(parameter["example"]) for name, parameter in PARAMETERS.items()}
# The parameter that holds each number of the calculator, by the names in ``data-calculated``.
NUMBERS = {"path": "path_mtu", "tunnel": "tunnel_mtu", "inner": "tunnel_mtu", "mss4": "mss", "mss6": "mss6"}
BLOCK = re.compile(
    r'<div class="highlight" data-shows="([a-z-]+/[a-z0-9-]+)"><pre><code>(.*?)</code></pre></div>', re.DOTALL
)
BLOCKS = dict(BLOCK.findall(PAGE))


def shown(block: str) -> str:
    """What a reader copies."""
    return html.unescape(re.sub(r"<[^>]*>", "", BLOCKS[block])).rstrip("\n")


def short(intent: Intent, dialect: str) -> str:
    """The compiled snippet's heart, with the guide's examples."""
    (snippet,) = (one for one in compile_intent(intent) if one.dialect.id == dialect)
    return re.sub(r"⟪(\w+)⟫", lambda slot: EXAMPLES[slot[1]], snippet.parts.short)


def test_the_page_shows_these_snippets_and_no_others() -> None:
    assert set(BLOCKS) == {
        "clamp-mss/iptables",
        "clamp-mss/nftables",
        "route-mtu/strongswan-conf",
        "route-mtu/iproute2",
        "interface-mtu/iproute2",
        "nested-mtu/iproute2",
    }
    assert PAGE.count("<pre>") == len(BLOCKS)


@pytest.mark.parametrize("dialect", ["iptables", "nftables"])
def test_the_mss_is_lowered_as_the_remedies_do(dialect: str) -> None:
    assert shown(f"clamp-mss/{dialect}") == short(ClampMss(mss="{mss}", mss6="{mss6}"), dialect)


def test_strongswans_options_are_those_of_the_remedy_with_one_line_for_the_mss() -> None:
    def option(name: str, value: str) -> list[str]:
        whole = SetDaemonOption(option=f"charon.plugins.kernel-netlink.{name}", value=value)
        return short(whole, "strongswan-conf").splitlines()

    head, mtu, *tail = option("mtu", "{tunnel_mtu}")
    assert shown("route-mtu/strongswan-conf").splitlines() == [head, mtu, option("mss", "{mss}")[1], *tail]


def test_the_route_is_that_of_the_dialect_with_the_mss_of_own_sockets() -> None:
    intent = AddRoute(to="{lan}", via="{home_router}", out="{client_if}", mtu="{tunnel_mtu}")
    assert shown("route-mtu/iproute2") == f"{short(intent, 'iproute2')} advmss {EXAMPLES['mss']}"


@pytest.mark.parametrize(("block", "interface"), [("interface-mtu", "tunnel_if"), ("nested-mtu", "nested_if")])
def test_an_interface_gets_its_mtu_as_the_remedies_do(block: str, interface: str) -> None:
    intent = SetInterfaceMtu(interface=f"{{{interface}}}", mtu="{tunnel_mtu}")
    assert shown(f"{block}/iproute2") == short(intent, "iproute2")


def test_every_number_of_the_page_is_the_guides_example() -> None:
    found = re.findall(r'<span data-calculated="(\w+)">([^<]*)</span>', PAGE)
    assert len(found) > 10
    assert found == [(name, EXAMPLES[NUMBERS[name]]) for name, _ in found]
    slots = re.findall(r'data-slot="(\w+)">([^<]*)</span>', PAGE)
    assert slots == [(name, EXAMPLES[name]) for name, _ in slots]


def test_the_mount_names_parameters_of_the_guide() -> None:
    (mount,) = re.findall(r"<div data-swandoc-calculator ([^>]*)></div>", PAGE)
    named = dict(re.findall(r'data-(\w+)="(\w+)"', mount))
    assert {key: PARAMETERS[name]["type"] for key, name in named.items()} == {
        "path": "mtu",
        "tunnel": "mtu",
        "nested": "mtu",
        "mss4": "mss",
        "mss6": "mss",
        "outside": "address4",
        "inside": "address4",
        "inside6": "address6",
    }
