"""swanctl.conf snippets against a real charon."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from charon import SWANCTL_CONF, SwanctlHost
from contract import filled, in_place, round_trip, run, verified

from swandoc.snippets.dialects.swanctl import SWANCTL, UPDOWN_SCRIPTS
from swandoc.snippets.intents.netfilter import AllowForwardedIpsec
from swandoc.snippets.intents.strongswan import (
    AssignVirtualIps,
    BypassPolicy,
    SetChildOption,
    SetConnectionOption,
    SetTrafficSelectors,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swandoc.snippets.intent import Intent
    from swandoc.snippets.parts import Parts

IN_RW = {"connection": "rw", "child": "net"}
WISHES: list[Intent] = [
    SetConnectionOption(connection="rw", option="encap", value="yes"),
    SetConnectionOption(connection="rw", option="proposals", value="aes256gcm16-prfsha384-ecp384, default"),
    SetChildOption(**IN_RW, option="copy_df", value="no"),
    SetChildOption(**IN_RW, option="local_ts", value="10.1.0.0/16[tcp/443]"),
    SetTrafficSelectors(**IN_RW, local=("10.1.0.0/16", "10.7.0.0/16"), remote=("2001:db8:3::/64",)),
    SetTrafficSelectors(connection="site", child="net", remote=("0.0.0.0/0",)),
    AssignVirtualIps(connection="rw", pool="guests", addresses="10.3.1.0/24", dns="10.1.0.53"),
    AssignVirtualIps(connection="rw", pool="staff", addresses="2001:db8:3::/120"),
    BypassPolicy(shunt="lan", local="10.1.0.0/16", remote="10.1.0.0/16"),
    AllowForwardedIpsec(**IN_RW),
]
ONE_OF_EACH = list({type(wish): wish for wish in WISHES}.values())
needs_charon = pytest.mark.needs("root", "charon-systemd", "swanctl")


def written(wish: Intent) -> Parts:
    parts = SWANCTL.sayings[type(wish)](wish)
    assert parts is not None
    return parts


def named(wish: Any) -> str:
    return f"{wish.name}-{getattr(wish, 'option', '')}"


@pytest.fixture
def host() -> Iterator[SwanctlHost]:
    with SwanctlHost() as fresh:
        yield fresh


def test_every_intent_it_says_is_tried() -> None:
    assert {type(wish) for wish in WISHES} == set(SWANCTL.sayings)


def test_nothing_is_said_for_forwarding_without_a_child_or_for_no_selectors() -> None:
    assert SWANCTL.sayings[AllowForwardedIpsec](AllowForwardedIpsec(remote="10.3.0.0/24")) is None
    assert SWANCTL.sayings[SetTrafficSelectors](SetTrafficSelectors(**IN_RW)) is None


@pytest.mark.parametrize("wish", WISHES, ids=named)
def test_in_short_it_sets_what_apply_sets_in_a_few_short_lines(wish: Intent) -> None:
    parts = written(wish)
    assert parts.apply is not None
    lines = parts.short.splitlines()
    assert 4 <= len(lines) <= 10
    assert max(map(len, lines)) <= 100
    assert all(str(value) in parts.short for value in wish.values())
    settings = re.findall(r"[a-z_]+ = (?:\"[^\"]*\"|[^ }\n]+)", parts.short)
    assert settings
    assert all(setting.replace(UPDOWN_SCRIPTS[0], "$updown") in parts.apply.text for setting in settings)


@pytest.mark.needs("shellcheck")
@pytest.mark.parametrize("wish", WISHES, ids=named)
def test_shellcheck_finds_nothing(wish: Intent) -> None:
    for kind, part in written(wish):
        subprocess.run(["shellcheck", "-s", "sh", "-"], input=part.text, text=True, check=True)
        assert "⟪" not in part.text, kind


@needs_charon
@pytest.mark.parametrize("wish", WISHES, ids=named)
def test_it_keeps_what_snippets_promise(host: SwanctlHost, wish: Intent) -> None:
    round_trip(host, written(wish))


@needs_charon
@pytest.mark.parametrize("wish", ONE_OF_EACH, ids=named)
def test_it_is_in_place_after_a_reboot(host: SwanctlHost, wish: Intent) -> None:
    run(host, written(wish).apply)
    host.reboot()
    assert in_place(host, written(wish))
    verified(host, written(wish))


@needs_charon
def test_slots_take_the_readers_values(host: SwanctlHost) -> None:
    wish = SetTrafficSelectors(connection="{conn}", child="{child}", local=("{lan}",), remote=("{pool}",))
    values = {"conn": "rw", "child": "dmz", "lan": "10.2.0.0/16", "pool": "2001:db8:5::/64"}
    round_trip(host, filled(written(wish), **values))


@needs_charon
def test_only_the_named_child_of_the_named_connection_changes(host: SwanctlHost) -> None:
    before = host.do("swanctl --list-conns")
    run(host, written(SetTrafficSelectors(**IN_RW, local=("10.7.0.0/16",))).apply)
    assert host.do("swanctl --list-conns") == before.replace("10.1.0.0/16", "10.7.0.0/16")


@needs_charon
def test_other_values_take_the_place_of_those_applied_before(host: SwanctlHost) -> None:
    first, second = (BypassPolicy(shunt="lan", local=net, remote=net) for net in ("10.1.0.0/16", "10.5.0.0/16"))
    run(host, written(first).apply)
    run(host, written(second).apply)
    assert not in_place(host, written(first))
    verified(host, written(second))
    assert "10.1.0.0/16" not in host.do("ip xfrm policy")


@needs_charon
def test_a_bypass_is_in_the_kernel_until_undone(host: SwanctlHost) -> None:
    parts = written(BypassPolicy(shunt="lan", local="10.1.0.0/16", remote="10.1.0.0/16"))
    run(host, parts.apply)
    assert "src 10.1.0.0/16 dst 10.1.0.0/16" in host.do("ip xfrm policy")
    run(host, parts.undo)
    assert "10.1.0.0/16" not in host.do("ip xfrm policy")


@needs_charon
@pytest.mark.parametrize(
    ("wish", "says"),
    [
        (SetConnectionOption(connection="rv", option="encap", value="yes"), "no connection rv"),
        (SetChildOption(connection="rw", child="lan", option="copy_df", value="no"), "no child lan"),
        (SetChildOption(connection="site", child="dmz", option="copy_df", value="no"), "no child dmz"),
        (
            BypassPolicy(shunt="site", local="10.1.0.0/16", remote="10.1.0.0/16"),
            "already has a connection site",
        ),
        (SetConnectionOption(connection="rw", option="proposals", value="nonsense"), "refused"),
        (SetChildOption(**IN_RW, option="copy_df", value="perhaps"), "refused"),
    ],
)
def test_what_charon_could_not_use_is_refused_and_changes_nothing(host: SwanctlHost, wish: Intent, says: str) -> None:
    before = host.state()
    apply = written(wish).apply
    assert apply is not None
    result = host.sh(apply.text)
    assert result.status == 1
    assert says in result.err
    assert host.state() == before


@needs_charon
@pytest.mark.parametrize("broken", ["apply", "undo"])
def test_a_syntax_error_in_the_readers_file_unloads_nothing(host: SwanctlHost, broken: str) -> None:
    parts = written(WISHES[0])
    if broken == "undo":
        run(host, parts.apply)
    host.path("/etc/swanctl/conf.d/mine.conf").write_text("connections { rw {")
    before = host.state()
    result = host.sh(getattr(parts, broken).text)
    assert result.status == 1
    assert "has an error" in result.err
    assert host.state() == before
    host.do("swanctl --load-conns")
    assert "rw:" not in host.do("swanctl --list-conns"), "this is what the snippet must prevent"


@needs_charon
def test_settings_after_the_include_are_not_silently_stronger(host: SwanctlHost) -> None:
    host.path("/etc/swanctl/swanctl.conf").write_text(f"include conf.d/*.conf\n{SWANCTL_CONF.replace('include', '#')}")
    before = host.state()
    apply = written(WISHES[0]).apply
    assert apply is not None
    result = host.sh(apply.text)
    assert "must be: include conf.d/*.conf" in result.err
    assert host.state() == before


@needs_charon
def test_it_wins_over_the_readers_own_drop_ins(host: SwanctlHost) -> None:
    mine = "connections { rw { children { net { local_ts = 10.6.0.0/16 } } } }\n"
    for name in ("50-mine.conf", "site.conf", "z.conf"):
        host.path(f"/etc/swanctl/conf.d/{name}").write_text(mine)
    host.do("swanctl --load-conns")
    round_trip(host, written(SetTrafficSelectors(**IN_RW, local=("10.7.0.0/16",))))


@needs_charon
def test_the_updown_script_is_found_where_it_is(host: SwanctlHost) -> None:
    parts = written(AllowForwardedIpsec(**IN_RW))
    run(host, parts.apply)
    script = host.do("sed -n 's/.*updown = \"\\(.*\\) iptables\"/\\1/p' /etc/swanctl/conf.d/*.conf").strip()
    host.do(f"test -x {script}")


@needs_charon
@pytest.mark.parametrize("value", ["a{b}c", "a}b", "a include /etc/passwd", "a:b", "a, b", "{{", "%any !x [y]"])
def test_no_option_value_ends_its_option(host: SwanctlHost, value: str) -> None:
    """The parser takes each as one value, which charon then refuses or not: nothing else appears."""
    wish = SetConnectionOption(connection="rw", option="vips", value=value)
    before = host.do("swanctl --list-conns")
    apply = written(wish).apply
    assert apply is not None
    result = host.sh(apply.text)
    assert "syntax" not in result.err
    assert host.do("swanctl --list-conns") == before
