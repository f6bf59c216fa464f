"""Copies of snippets in pages: what each is, through what wikis do to it and what people do to it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import asdict
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import pytest

from swandoc.snippets.copies.judge import State, find_copies
from swandoc.snippets.copies.known import Known
from swandoc.snippets.copies.lines import plain_lines
from swandoc.snippets.formats import FORMATS
from swandoc.snippets.history import CodeHistory, History, read_history
from swandoc.snippets.parts import PartKind
from swandoc.snippets.slots import Slot, fill, slots_of
from swandoc.snippets.values import ValueType, derive

ROOT = Path(__file__).parents[2]
VECTORS: dict[str, Any] = json.loads((ROOT / "tests/vectors/copies.json").read_text(encoding="utf-8"))
# Of each type a value that is no example of this project's guide.
OWN = {
    ValueType.CIDR4: "172.22.64.0/19",
    ValueType.CIDR6: "2001:db8:abcd::/48",
    ValueType.ADDRESS4: "172.22.64.9",
    ValueType.ADDRESS6: "2001:db8:abcd::9",
    ValueType.INTERFACE: "enp5s0.100",
    ValueType.MTU: "1380",
    ValueType.MSS: "1300",
    ValueType.CONNECTION: "head-office_2",
    ValueType.WINDOWS_CONNECTION: "Head Office 2",
    ValueType.DOMAIN: "intra.example.net",
    ValueType.CLOUD_ID: "rtb-0a-1b",
}


@cache
def demo() -> Known:
    codes = [CodeHistory.model_validate(code) for code in VECTORS["history"]]
    return Known(History({code.code: code for code in codes}))


@cache
def committed() -> Known:
    return Known(read_history(ROOT / "snippets"))


@pytest.mark.parametrize("vector", VECTORS["lines"], ids=lambda vector: repr(vector["page"]))
def test_markup_is_no_text(vector: dict[str, Any]) -> None:
    lines = [[line.number, line.text, line.end] for line in plain_lines(vector["page"])]
    assert lines == vector["lines"]


@pytest.mark.parametrize("vector", VECTORS["pages"], ids=lambda vector: vector["name"])
def test_each_copy_is_told_for_what_it_is(vector: dict[str, Any]) -> None:
    found = [{**asdict(copy), "also": list(copy.also)} for copy in find_copies(vector["page"], demo())]
    assert found == vector["copies"]


def test_markup_rules_change_no_text_of_the_guide() -> None:
    for code in committed().history.codes.values():
        for text in code.texts.values():
            lines = plain_lines(text)
            assert [line.text for line in lines] == [line.rstrip() for line in text.split("\n")]
            assert not any(line.end for line in lines)


def with_own_values(code: CodeHistory, marked: str) -> str:
    def value(slot: Slot) -> str:
        kind = code.slots[slot.name]
        return derive(kind, OWN[kind], slot.form)

    return fill(marked, value)


def in_cdata(text: str) -> str:
    """As Confluence stores it."""
    return f"<ac:plain-text-body><![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]></ac:plain-text-body>"


NOISE: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "a fence in a list": lambda text: "* x\n\n" + "".join(f"    {one}\n" for one in f"```\n{text}\n```".split("\n")),
    "HTML": lambda text: f"<p>x</p><pre><code>{escape(text)}</code></pre><p>y</p>",
    "carriage returns, hard spaces": lambda text: text.replace("\n", "\r\n").replace(" ", "\u00a0"),
    "CDATA": in_cdata,
}


@pytest.mark.parametrize("noise", NOISE)
def test_every_part_with_own_values_is_current_through_noise(noise: str) -> None:
    known = committed()
    count = 0
    for id_, record in known.history.records():
        code = known.history.codes[id_.partition("/")[0]]
        for kind, hash_ in record.newest.parts.items():
            text = f"{known.history.mark(id_, kind)}\n{with_own_values(code, code.texts[hash_])}"
            (copy,) = find_copies(NOISE[noise](text), known)
            wanted = State.WITHDRAWN if record.withdrawn else State.CURRENT
            assert (copy.state, copy.id, copy.kind, copy.edited) == (wanted, id_, kind, False), text
            count += 1
    assert count > 1800


@pytest.mark.parametrize("name", FORMATS)
def test_every_part_is_current_as_each_wiki_takes_it(name: str) -> None:
    known, count = committed(), 0
    for id_, record in known.history.records():
        code = known.history.codes[id_.partition("/")[0]]
        for kind, hash_ in () if record.withdrawn else record.newest.parts.items():
            text = f"{known.history.mark(id_, kind)}\n{with_own_values(code, code.texts[hash_])}"
            page = f"Some prose.\n\n{FORMATS[name].write(text, record.language)}\nMore prose.\n"
            found = [(copy.state, copy.id, copy.kind) for copy in find_copies(page, known)]
            assert found == [(State.CURRENT, id_, kind)], page
            count += 1
    assert count > 1800


def test_a_copy_with_one_sign_changed_is_never_current() -> None:
    known, dice, count = committed(), random.Random(6), 0
    for id_, record in known.history.records():
        code = known.history.codes[id_.partition("/")[0]]
        for kind, hash_ in record.newest.parts.items():
            marked = code.texts[hash_]
            outside = fill(marked, lambda slot: " " * len(str(slot)))
            places = [position for position, sign in enumerate(outside) if not sign.isspace()]
            at = dice.choice(places)
            changed = marked[:at] + dice.choice([one for one in "aZ5_%'/" if one != marked[at]]) + marked[at + 1 :]
            if list(slots_of(changed)) != list(slots_of(marked)):
                continue
            page = f"{known.history.mark(id_, kind)}\n{with_own_values(code, changed)}\n"
            for copy in find_copies(page, known):
                assert copy.state is not State.CURRENT, page
            count += 1
    assert count > 1500


def test_every_former_version_is_superseded_by_its_mark() -> None:
    known, count = committed(), 0
    for id_, record in known.history.records():
        for version in record.versions[:-1]:
            for kind, hash_ in version.parts.items():
                text = known.history.text(id_, kind, version.version)
                code = known.history.codes[id_.partition("/")[0]]
                page = f"{known.history.mark(id_, kind, version.version)}\n{with_own_values(code, text)}\n"
                (copy,) = find_copies(page, known)
                if record.withdrawn:
                    assert copy.state is State.WITHDRAWN
                    continue
                same = record.newest.parts.get(kind) == hash_
                assert copy.state is (State.CURRENT if same else State.SUPERSEDED)
                if not same:
                    assert (copy.newest, copy.version) == (record.newest.version, version.version)
                    newest = known.history.text(id_, kind)
                    assert copy.new == with_own_values(code, newest) or "⟪" in copy.new
                    count += 1
    assert count > 30


def test_most_parts_are_known_without_their_mark_and_none_is_told_wrong() -> None:
    known, found, all_ = committed(), 0, 0
    for id_, record in known.history.records():
        code = known.history.codes[id_.partition("/")[0]]
        for kind, hash_ in record.newest.parts.items():
            all_ += 1
            copies = find_copies(f"Do this:\n\n{with_own_values(code, code.texts[hash_])}\n\nThat is it.\n", known)
            for copy in copies:
                assert copy.state in (State.CURRENT, State.WITHDRAWN)
                assert id_ in (copy.id, *copy.also) or record.withdrawn
                assert copy.kind is kind or known.history.text(copy.id, copy.kind) == code.texts[hash_]
            found += bool(copies)
    assert found > 0.8 * all_


@pytest.mark.parametrize("name", ["swandoc-collect.sh", "swandoc-collect.ps1"])
def test_a_script_of_another_kind_is_not_taken_for_a_snippet(name: str) -> None:
    script = (ROOT / "swandoc/site/assets" / name).read_text(encoding="utf-8")
    assert find_copies(script, committed()) == []


FOREIGN = [
    "#!/bin/sh\nset -eu\nsysctl -w net.ipv4.ip_forward=1\n"
    "iptables -t nat -A POSTROUTING -s 10.3.0.0/24 -o eth0 -j MASQUERADE\n",
    "iptables -t mangle -A FORWARD -m policy --pol ipsec --dir in -p tcp -m tcp --tcp-flags SYN,RST SYN"
    " -m tcpmss --mss 1361:1536 -j TCPMSS --set-mss 1360\n",
    "swanctl --list-sas\nswanctl --list-conns\nip xfrm policy\nip xfrm state\nip route show table 220\n",
    "connections {\n  rw {\n    children {\n      net {\n        local_ts = 10.1.0.0/24\n      }\n    }\n  }\n}\n",
    "nft add rule inet filter forward tcp flags syn tcp option maxseg size set rt mtu\n",
    "conntrack -D -s 10.3.0.0/24\nconntrack -D -d 10.3.0.0/24\n",
]


@pytest.mark.parametrize("script", FOREIGN)
def test_what_everybody_writes_is_nobodys(script: str) -> None:
    assert find_copies(script, committed()) == []


def test_hostile_pages_take_no_time() -> None:
    line = "iptables " + "-o eth0 " * 20_000
    page = f"# swandoc SWD112/exempt-ipsec-from-nat/iptables/{PartKind.APPLY} v1 10869a59\n{line}\n"
    page += "<" * 100_000 + "\n" + "&#" * 50_000 + "\n" + "swandoc " * 50_000 + "\n" + "# " * 50_000
    assert [copy.state for copy in find_copies(page, committed())] == [State.EDITED]
