"""The firewalld dialect, run with the real daemon on a bus of its own."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from contract import filled, in_place, round_trip, run, verified
from sandbox import Host, wait_until
from services import in_short, settings_of

from swandoc.snippets.dialects.firewalld import FIREWALLD
from swandoc.snippets.intents.netfilter import (
    AllowForwardedIpsec,
    AllowFromTunnel,
    AllowIke,
    ClampMss,
    ExemptIpsecFromRpfilter,
    Masquerade,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swandoc.snippets.intent import Intent
    from swandoc.snippets.parts import Parts


VALUES = {"wan": "eth0", "lan": "eth1", "pool": "10.3.0.0/24", "pool6": "2001:db8:3::/64"}
INTENTS: list[Intent] = [
    AllowIke(),
    AllowIke(incoming="{wan}", families=("ipv4",)),
    AllowFromTunnel(remote="{pool}"),
    AllowFromTunnel(remote="{pool6}"),
    AllowForwardedIpsec(remote="{pool}", lan="{lan}"),
    AllowForwardedIpsec(remote="{pool6}", lan="{lan}"),
    Masquerade(source="{pool}", out="{wan}"),
    Masquerade(source="{pool6}", out="{wan}"),
    ClampMss(mss="1360"),
    ClampMss(mss="1360", mss6="1340"),
]
needs_firewalld = pytest.mark.needs("root", "firewalld", "dbus-daemon", "nft", "unshare")


def named(intent: Intent) -> str:
    return f"{intent.name}-{intent.model_dump_json(exclude_defaults=True)}"


def said(intent: Intent) -> Parts:
    return filled(FIREWALLD.sayings[type(intent)](intent), **VALUES)


def start(host: Host) -> None:
    host.do("mkdir -p /run/dbus; dbus-daemon --system --fork --nopidfile")
    host.do("firewalld --nofork --nopid > /tmp/firewalld.log 2>&1 &")
    wait_until(lambda: host.sh("firewall-cmd -q --state").status == 0, 20)


def stop(host: Host) -> None:
    host.do("kill $(cat /proc/[0-9]*/stat | sed -n 's/^\\([0-9]*\\) (firewalld).*/\\1/p')")
    wait_until(lambda: host.sh("nft list table inet firewalld").status != 0, 20)


def permanent(host: Host) -> dict[str, list[str]]:
    """What the permanent configuration says: a zone's file in /etc hides the one that firewalld came with."""
    found: dict[str, list[str]] = {"direct": []}
    for directory in ("/usr/lib/firewalld", "/etc/firewalld"):
        for path in [*host.path(f"{directory}/zones").glob("*.xml"), *host.path(directory).glob("direct.xml")]:
            top = ElementTree.parse(path).getroot()
            found[path.stem] = sorted(
                ElementTree.canonicalize(ElementTree.tostring(each), strip_text=True) for each in top
            )
    return found


@pytest.fixture
def host() -> Iterator[Host]:
    """A gateway whose interfaces are in zones for good, and which has one setting for now and one direct rule."""
    with Host() as fresh:
        start(fresh)
        for zone, interface in (("external", "eth0"), ("internal", "eth1")):
            fresh.do(f"firewall-cmd --zone={zone} --add-interface={interface}")
            fresh.do(f"firewall-cmd --permanent --zone={zone} --add-interface={interface}")
        fresh.do("firewall-cmd --zone=external --add-port=2222/tcp")
        fresh.do("firewall-cmd --direct --add-rule ipv4 filter INPUT 5 -s 192.0.2.66 -j DROP")
        yield fresh


def nameless(host: Host) -> set[str]:
    """The settings of now, without the comments that name our rules."""
    listed = host.do("firewall-cmd --list-all-zones; firewall-cmd --direct --get-all-rules")
    return set(re.sub("-m comment --comment [^ ]+ ", "", listed).splitlines())


@needs_firewalld
@pytest.mark.parametrize("intent", INTENTS, ids=named)
def test_in_short_it_adds_nothing_that_apply_does_not(host: Host, intent: Intent) -> None:
    short = in_short(FIREWALLD, intent, **VALUES)
    run(host, said(intent).apply)
    applied = nameless(host)
    host.do(short.replace("ipv4", "ipv6") if "2001:db8:" in short else short)
    assert nameless(host) == applied


def test_in_short_a_setting_is_the_line_that_persist_writes() -> None:
    (line,) = settings_of(in_short(FIREWALLD, ExemptIpsecFromRpfilter()))
    persist = said(ExemptIpsecFromRpfilter()).persist
    assert persist is not None
    assert f"/{line}/" in persist.text


@needs_firewalld
@pytest.mark.parametrize("intent", INTENTS, ids=named)
def test_what_is_applied_is_undone_without_touching_the_settings_of_others(host: Host, intent: Intent) -> None:
    round_trip(host, replace(said(intent), persist=None))
    assert host.sh("firewall-cmd --zone=external --query-port=2222/tcp").status == 0


@needs_firewalld
@pytest.mark.parametrize("intent", [INTENTS[0], INTENTS[4], INTENTS[7], INTENTS[9]], ids=named)
def test_what_is_persisted_is_there_when_firewalld_starts_again(host: Host, intent: Intent) -> None:
    parts, before = said(intent), permanent(host)
    run(host, parts.apply)
    run(host, parts.persist)
    persisted = permanent(host)
    run(host, parts.persist)
    assert permanent(host) == persisted != before
    stop(host)
    host.do("firewalld --nofork --nopid > /tmp/firewalld.log 2>&1 &")
    wait_until(lambda: host.sh("firewall-cmd -q --state").status == 0, 20)
    assert in_place(host, parts)
    verified(host, parts)
    run(host, parts.undo)
    assert not in_place(host, parts)
    assert permanent(host) == before


@needs_firewalld
def test_a_new_mss_replaces_the_old_one(host: Host) -> None:
    run(host, said(ClampMss(mss="1360")).apply)
    run(host, said(ClampMss(mss="1300")).apply)
    assert host.do("iptables -t mangle -S FORWARD").count("TCPMSS --set-mss 1300") == 2
    assert "1360" not in host.do("iptables -t mangle -S FORWARD")


@needs_firewalld
def test_the_pool_joins_the_zone_of_the_lan_and_both_may_begin_a_connection(host: Host) -> None:
    parts = said(AllowForwardedIpsec(remote="{pool}", lan="{lan}"))

    def accepted() -> bool:
        chain = host.do("nft list chain inet firewalld filter_FWD_internal_allow")
        zones = host.do("nft list chain inet firewalld filter_FORWARD_ZONES")
        return "ip daddr 10.3.0.0/24 accept" in chain and "ip saddr 10.3.0.0/24 goto filter_FWD_internal" in zones

    assert not accepted()
    run(host, parts.apply)
    assert accepted()


@needs_firewalld
def test_a_pool_that_the_administrator_has_bound_stays_bound_on_undo(host: Host) -> None:
    host.do("firewall-cmd --zone=internal --add-source=10.3.0.0/24")
    parts = said(AllowForwardedIpsec(remote="{pool}", lan="{lan}"))
    assert in_place(host, parts)
    run(host, parts.apply)
    run(host, parts.undo)
    assert in_place(host, parts)


@needs_firewalld
def test_the_reverse_path_filter_is_gone_after_the_next_start(host: Host) -> None:
    parts = said(ExemptIpsecFromRpfilter())
    before = host.do("cat /etc/firewalld/firewalld.conf")
    assert not in_place(host, parts)
    run(host, parts.persist)
    run(host, parts.persist)
    verified(host, parts)
    assert not in_place(host, parts), "firewalld reads its file only when it starts"
    stop(host)
    host.do("firewalld --nofork --nopid > /tmp/firewalld.log 2>&1 &")
    wait_until(lambda: host.sh("firewall-cmd -q --state").status == 0, 20)
    assert in_place(host, parts)
    run(host, parts.undo)
    assert host.do("cat /etc/firewalld/firewalld.conf") == before
    run(host, parts.undo)
    assert host.do("cat /etc/firewalld/firewalld.conf") == before


def test_firewalld_keeps_silent_where_it_cannot_tell_tunnelled_packets() -> None:
    assert FIREWALLD.sayings[AllowForwardedIpsec](AllowForwardedIpsec()) is None
    assert FIREWALLD.sayings[AllowFromTunnel](AllowFromTunnel()) is None
    assert FIREWALLD.sayings[ExemptIpsecFromRpfilter](ExemptIpsecFromRpfilter(families=("ipv4",))) is None


@pytest.mark.needs("shellcheck")
@pytest.mark.parametrize("intent", [*INTENTS, ExemptIpsecFromRpfilter()], ids=named)
def test_shellcheck_has_nothing_to_say(intent: Intent) -> None:
    for kind, part in said(intent):
        checked = subprocess.run(["shellcheck", "-s", "sh", "-"], input=part.text, capture_output=True, text=True)
        assert checked.returncode == 0, f"{kind}: {checked.stdout}"
