"""strongswan.conf snippets against a real charon."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from charon import SwanctlHost
from contract import in_place, round_trip, run, verified

from swandoc.snippets.dialects.strongswan_conf import STRONGSWAN_CONF
from swandoc.snippets.intents.strongswan import LoadPlugin, SetDaemonOption

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swandoc.snippets.intent import Intent
    from swandoc.snippets.parts import Parts

WISHES: list[Intent] = [
    SetDaemonOption(option="charon.plugins.kernel-netlink.mtu", value="1400"),
    SetDaemonOption(option="charon.plugins.kernel-netlink.fwmark", value="!0x42"),
    SetDaemonOption(option="charon.install_routes", value="no"),
    SetDaemonOption(option="charon.plugins.attr.split-include", value="10.1.0.0/16, 10.2.0.0/16"),
    SetDaemonOption(option="charon.cisco_unity", value="yes"),
    LoadPlugin(plugin="attr"),
    LoadPlugin(plugin="updown", load=False),
]
ONE_OF_EACH = list({type(wish): wish for wish in WISHES}.values())
BYPASS = """
cat > /etc/swanctl/conf.d/lan.conf <<'END'
connections {
  lan {
    remote_addrs = 127.0.0.1
    children {
      lan {
        local_ts = 10.1.0.0/16
        remote_ts = 10.1.0.0/16
        mode = pass
        start_action = trap
      }
    }
  }
}
END
swanctl --load-conns
"""
needs_charon = pytest.mark.needs("root", "charon-systemd", "swanctl")


def written(wish: Intent) -> Parts:
    parts = STRONGSWAN_CONF.sayings[type(wish)](wish)
    assert parts is not None
    return parts


def named(wish: Any) -> str:
    return getattr(wish, "option", "") or wish.plugin


def started(host: SwanctlHost) -> str:
    return host.do("cat /run/charon-systemd.pid")


@pytest.fixture
def host() -> Iterator[SwanctlHost]:
    with SwanctlHost() as fresh:
        yield fresh


def test_every_intent_it_says_is_tried() -> None:
    assert {type(wish) for wish in WISHES} == set(STRONGSWAN_CONF.sayings)


def test_an_option_below_a_section_named_include_is_not_said() -> None:
    wish = SetDaemonOption(option="charon.include.mtu", value="1400")
    assert STRONGSWAN_CONF.sayings[SetDaemonOption](wish) is None


@pytest.mark.parametrize("wish", WISHES, ids=named)
def test_in_short_it_sets_what_apply_sets_and_restarts_nothing(wish: Any) -> None:
    parts = written(wish)
    assert parts.apply is not None
    lines = parts.short.splitlines()
    assert 4 <= len(lines) <= 10
    assert max(map(len, lines)) <= 100
    *sections, setting = re.findall(r"[^ {}]+(?= \{)|[^ {]+ = [^}]+(?= \})", lines[1])
    option = getattr(wish, "option", "") or f"charon.plugins.{wish.plugin}.load"
    assert [*sections, setting.split(" = ")[0]] == option.split(".")
    assert re.search(rf"^ *{re.escape(setting)}$", parts.apply.text, re.MULTILINE)
    reloads = "swanctl --reload-settings" in parts.apply.text
    assert [line for line in lines[2:] if line and line[0] != "#"] == ["swanctl --reload-settings"] * reloads


@pytest.mark.needs("shellcheck")
@pytest.mark.parametrize("wish", WISHES, ids=named)
def test_shellcheck_finds_nothing(wish: Intent) -> None:
    for _, part in written(wish):
        subprocess.run(["shellcheck", "-s", "sh", "-"], input=part.text, text=True, check=True)


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
@pytest.mark.parametrize("wish", WISHES, ids=named)
def test_charon_is_restarted_once_and_only_where_it_must_be(host: SwanctlHost, wish: Intent) -> None:
    parts = written(wish)
    before = started(host)
    run(host, parts.undo)
    assert started(host) == before
    run(host, parts.apply)
    applied = started(host)
    assert (applied != before) == ("Restarts charon" in parts.note)
    run(host, parts.apply)
    assert started(host) == applied


@needs_charon
def test_an_option_counts_in_the_daemon_until_undone(host: SwanctlHost) -> None:
    """A pass policy has a throw route in table 220 unless charon may install none."""
    parts = written(SetDaemonOption(option="charon.install_routes", value="no"))
    throw = "ip route show table all | grep -c '^throw' || true"
    host.do(BYPASS)
    assert host.do(throw) == "1\n"
    run(host, parts.apply)
    assert host.do(throw) == "0\n"
    run(host, parts.undo)
    assert host.do(throw) == "1\n"


@needs_charon
def test_it_wins_over_the_same_option_in_the_main_file(host: SwanctlHost) -> None:
    main = host.path("/etc/strongswan.conf")
    main.write_text("charon {\n  install_routes = yes\n}\n" + main.read_text())
    host.do(BYPASS)
    run(host, written(SetDaemonOption(option="charon.install_routes", value="no")).apply)
    assert "throw" not in host.do("ip route show table all")


@needs_charon
@pytest.mark.parametrize("broken", ["apply", "undo"])
def test_charon_is_not_restarted_with_settings_that_it_cannot_read(host: SwanctlHost, broken: str) -> None:
    parts = written(WISHES[0])
    if broken == "undo":
        run(host, parts.apply)
    before = (started(host), host.files())
    main = host.path("/etc/strongswan.conf")
    sound = main.read_text()
    main.write_text(f"charon {{\n{sound}")
    result = host.sh(getattr(parts, broken).text)
    assert result.status == 1
    assert "has an error" in result.err
    main.write_text(sound)
    assert (started(host), host.files()) == before


@needs_charon
def test_a_plugin_that_charon_cannot_load_is_reported(host: SwanctlHost) -> None:
    host.do("mount --bind /dev/null /usr/lib/ipsec/plugins/libstrongswan-farp.so")
    apply = written(LoadPlugin(plugin="farp")).apply
    assert apply is not None
    result = host.sh(apply.text)
    assert result.status == 1
    assert "did not load farp" in result.err


@needs_charon
@pytest.mark.parametrize("value", ["a{b}c", "a}b", "a include /etc/passwd", "a:b, c", "{{", "%any !x [y]"])
def test_no_option_value_ends_its_option(host: SwanctlHost, value: str) -> None:
    parts = written(SetDaemonOption(option="charon.plugins.attr.split-include", value=value))
    run(host, parts.apply)
    verified(host, parts)
    host.do("swanctl --help")
