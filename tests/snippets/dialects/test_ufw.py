"""The ufw dialect, run with the real ufw."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest
from contract import filled, in_place, round_trip, run, verified
from sandbox import Host
from services import in_short, settings_of

from swandoc.snippets.dialects.ufw import UFW
from swandoc.snippets.intents.netfilter import (
    AllowForwardedIpsec,
    AllowFromTunnel,
    AllowIke,
    ClampMss,
    ExemptIpsecFromNat,
    Masquerade,
)
from swandoc.snippets.intents.system import EnableForwarding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swandoc.snippets.intent import Intent
    from swandoc.snippets.parts import Parts

VALUES = {"wan": "eth0", "pool": "10.3.0.0/24", "pool6": "2001:db8:3::/64"}
IKE: list[Intent] = [
    AllowIke(),
    AllowIke(incoming="{wan}"),
    AllowIke(incoming="{wan}", families=("ipv6",)),
    AllowIke(families=("ipv4",)),
]
INTENTS: list[Intent] = [
    EnableForwarding(),
    EnableForwarding(families=("ipv4",)),
    AllowForwardedIpsec(),
    AllowForwardedIpsec(remote="{pool}"),
    AllowForwardedIpsec(remote="{pool6}"),
    AllowFromTunnel(),
    AllowFromTunnel(remote="{pool6}"),
    ExemptIpsecFromNat(),
    ExemptIpsecFromNat(out="{wan}", families=("ipv4",)),
    Masquerade(source="{pool}", out="{wan}"),
    Masquerade(source="{pool6}", out="{wan}"),
    ClampMss(mss="1360"),
    ClampMss(mss="1360", mss6="1340"),
]
pytestmark = pytest.mark.needs("root", "ufw", "iptables", "ip6tables", "unshare")


def named(intent: Intent) -> str:
    return f"{intent.name}-{intent.model_dump_json(exclude_defaults=True)}"


def said(intent: Intent) -> Parts:
    return filled(UFW.sayings[type(intent)](intent), **VALUES)


@pytest.fixture
def host() -> Iterator[Host]:
    """A gateway with ufw enabled, and NAT in before.rules as ufw-framework(8) shows it."""
    with Host() as fresh:
        fresh.do("printf '*nat\\n-A POSTROUTING -o eth0 -j MASQUERADE\\nCOMMIT\\n' >> /etc/ufw/before.rules")
        fresh.do("ufw allow 22/tcp; ufw --force enable; systemctl enable ufw.service; rm /run/ufw.lock")
        yield fresh


def nameless(host: Host) -> set[str]:
    """The rules of now, without the comments that name ours."""
    listed = host.do("iptables-save; ip6tables-save; ufw show added")
    rules = re.sub("( -m comment --comment [^ ]+| comment '[^']+')", "", listed).splitlines()
    return {rule for rule in rules if rule.startswith(("-A", "ufw"))}


@pytest.mark.parametrize("intent", [i for i in [*INTENTS, *IKE] if not isinstance(i, EnableForwarding)], ids=named)
def test_in_short_it_adds_nothing_that_apply_does_not(host: Host, intent: Intent) -> None:
    short = in_short(UFW, intent, **VALUES)
    if "2001:db8:" in short:
        short = short.replace("iptables", "ip6tables").replace(" ufw-", " ufw6-")
    run(host, said(intent).apply)
    applied, count = nameless(host), len(host.rules())
    host.do(short)
    assert nameless(host) == applied
    assert len(host.rules()) > count or isinstance(intent, AllowIke)


def test_in_short_forwarding_is_what_apply_sets_now_and_persist_for_ever(host: Host) -> None:
    short = in_short(UFW, EnableForwarding())
    persist = said(EnableForwarding()).persist
    assert persist is not None
    assert "\n".join(settings_of(short)) in persist.text
    host.do(short.partition("\n\n")[2])
    assert in_place(host, said(EnableForwarding()))


@pytest.mark.parametrize("intent", [*INTENTS, *IKE], ids=named)
def test_every_intent_keeps_its_promises(host: Host, intent: Intent) -> None:
    if isinstance(intent, AllowIke):
        host.do("touch /run/ufw.lock")  # as every ufw command leaves it
    round_trip(host, said(intent))


@pytest.mark.parametrize("intent", [i for i in INTENTS if not isinstance(i, EnableForwarding)], ids=named)
def test_a_reload_keeps_what_is_persisted_and_undo_removes_every_copy(host: Host, intent: Intent) -> None:
    parts, rules, files = said(intent), host.rules(), host.files()
    run(host, parts.apply)
    run(host, parts.persist)
    host.do("ufw reload; ufw reload; rm /run/ufw.lock")
    assert in_place(host, parts)
    run(host, parts.undo)
    assert host.files() == files
    assert "swandoc" not in "\n".join(host.rules())
    assert set(host.rules()) == set(rules)


@pytest.mark.parametrize("intent", IKE, ids=named)
def test_rules_for_ike_survive_a_reboot_and_undo_spares_the_administrators_own(host: Host, intent: Intent) -> None:
    parts = said(intent)
    run(host, parts.apply)
    host.reboot()
    assert in_place(host, parts)
    verified(host, parts)
    run(host, parts.undo)
    host.do("ufw allow proto esp from any; ufw allow in on eth0 proto esp from any")
    own = host.do("ufw show added")
    run(host, parts.apply)
    run(host, parts.undo)
    assert host.do("ufw show added") == own


def test_ike_and_esp_reach_the_gateway_and_other_packets_do_not(host: Host) -> None:
    run(host, said(AllowIke(incoming="{wan}")).apply)
    assert host.do("iptables -S ufw-user-input; ip6tables -S ufw6-user-input").splitlines()[1:] == [
        "-A ufw-user-input -p tcp -m tcp --dport 22 -j ACCEPT",
        "-A ufw-user-input -i eth0 -p udp -m multiport --dports 500,4500 -j ACCEPT",
        "-A ufw-user-input -i eth0 -p esp -j ACCEPT",
        "-N ufw6-user-input",
        "-A ufw6-user-input -p tcp -m tcp --dport 22 -j ACCEPT",
        "-A ufw6-user-input -i eth0 -p udp -m multiport --dports 500,4500 -j ACCEPT",
        "-A ufw6-user-input -i eth0 -p esp -j ACCEPT",
    ]


def test_a_tunnels_packets_pass_before_ufw_decides_anything(host: Host) -> None:
    run(host, said(AllowForwardedIpsec()).apply)
    first = host.do("iptables -S ufw-before-forward").splitlines()[1:3]
    assert [("--dir in" in first[0], "--dir out" in first[1]), first[0][-9:]] == [(True, True), "-j ACCEPT"]


def test_another_mss_replaces_the_one_before(host: Host) -> None:
    for mss in ("1360", "1300"):
        run(host, said(ClampMss(mss=mss)).apply)
        run(host, said(ClampMss(mss=mss)).persist)
    assert host.do("iptables -t mangle -S FORWARD").count("--set-mss") == 2
    assert host.do("grep -o 'set-mss.*' /etc/ufw/before.rules").split() == ["set-mss", "1300"] * 2


def test_forwarding_by_ufw_wins_over_sysctl_d_when_ufw_starts(host: Host) -> None:
    host.do(
        "echo net/ipv4/ip_forward=0 >> /etc/ufw/sysctl.conf; echo net.ipv4.ip_forward=1 > /etc/sysctl.d/60-own.conf"
    )
    parts = said(EnableForwarding(families=("ipv4",)))
    host.reboot()
    assert not in_place(host, parts), "ufw's own file decides"
    run(host, parts.apply)
    run(host, parts.persist)
    host.reboot()
    assert in_place(host, parts)


@pytest.mark.needs("shellcheck")
@pytest.mark.parametrize("intent", [*INTENTS, *IKE], ids=named)
def test_shellcheck_has_nothing_to_say(intent: Intent) -> None:
    for kind, part in said(intent):
        checked = subprocess.run(["shellcheck", "-s", "sh", "-"], input=part.text, capture_output=True, text=True)
        assert checked.returncode == 0, f"{kind}: {checked.stdout}"
