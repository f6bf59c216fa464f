"""ipsec.conf snippets against a real starter and charon."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from charon import StarterHost
from contract import filled, in_place, round_trip, run, verified

from swandoc.snippets.dialects.ipsec_conf import IPSEC_CONF
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
    SetChildOption(**IN_RW, option="replay_window", value="128"),
    SetTrafficSelectors(**IN_RW, local=("10.1.0.0/16", "10.7.0.0/16"), remote=("2001:db8:3::/64",)),
    SetTrafficSelectors(connection="site", child="site", remote=("0.0.0.0/0",)),
    AssignVirtualIps(connection="rw", pool="guests", addresses="10.3.1.0/24", dns="10.1.0.53"),
    BypassPolicy(shunt="lan", local="10.1.0.0/16", remote="10.1.0.0/16"),
    AllowForwardedIpsec(**IN_RW),
]
ONE_OF_EACH = list({type(wish): wish for wish in WISHES}.values())
SAYABLE = {
    "encap": "no",
    "fragmentation": "force",
    "keyingtries": "0",
    "mobike": "no",
    "proposals": "aes256gcm16-prfsha384-ecp384, aes128-sha256-modp3072",
    "version": "1",
    "vips": "0.0.0.0, ::",
    "pools": "dhcp",
    "esp_proposals": "aes256gcm16-ecp384, aes128gcm16",
    "ipcomp": "yes",
    "local_ts": "10.1.0.0/16[tcp/443], dynamic",
    "remote_ts": "dynamic",
    "mark_in": "0x42/0xffffffff",
    "mark_out": "42",
    "mode": "transport",
    "replay_window": "0",
    "sha256_96": "yes",
    "start_action": "trap",
    "tfc_padding": "mtu",
    "updown": "/usr/lib/ipsec/_updown iptables",
}
UNSAYABLE = {
    "dpd_delay": "30s",
    "unique": "never",
    "pools": "staff",
    "proposals": "aes128gcm16-prfsha256-ecp256, default",
    "version": "3",
    "copy_df": "no",
    "hw_offload": "auto",
    "icmp": "yes",
    "mode": "iptfs",
    "policies_fwd_out": "yes",
    "priority": "1",
    "start_action": "trap|start",
}
needs_starter = pytest.mark.needs("root", "ipsec", "swanctl", "/usr/lib/ipsec/charon")


def written(wish: Intent) -> Parts:
    parts = IPSEC_CONF.sayings[type(wish)](wish)
    assert parts is not None
    return parts


def option(name: str, value: str) -> Parts | None:
    of_connection = SetConnectionOption.model_fields["option"].annotation.__args__  # type: ignore[union-attr]
    wish: Any
    if name in of_connection:
        wish = SetConnectionOption.model_validate({"connection": "rw", "option": name, "value": value})
    else:
        wish = SetChildOption.model_construct(**SetChildOption(**IN_RW, option="icmp", value="x").__dict__)
        wish = wish.model_copy(update={"option": name, "value": value})
    return IPSEC_CONF.sayings[type(wish)](wish)


@pytest.fixture
def host() -> Iterator[StarterHost]:
    with StarterHost() as fresh:
        yield fresh


def test_every_intent_it_says_is_tried() -> None:
    assert {type(wish) for wish in WISHES} == set(IPSEC_CONF.sayings)


def test_it_says_that_it_is_old() -> None:
    assert "6.0.0" in IPSEC_CONF.legacy


@pytest.mark.parametrize("name", UNSAYABLE)
def test_what_ipsec_conf_cannot_say_is_left_to_swanctl(name: str) -> None:
    assert option(name, UNSAYABLE[name]) is None


@pytest.mark.parametrize("wish", WISHES, ids=lambda wish: wish.name)
def test_in_short_it_is_the_conn_that_apply_writes(wish: Intent) -> None:
    parts = written(wish)
    assert parts.apply is not None
    file, *conn, empty, load = parts.short.splitlines()
    assert file.startswith("# in /etc/ipsec.conf")
    assert (empty, load) == ("", "ipsec update")
    assert len(conn) <= 7
    assert max(map(len, (file, *conn))) <= 100
    assert "\n".join(conn) in parts.apply.text
    assert conn[0].startswith("conn ")


@pytest.mark.needs("shellcheck")
@pytest.mark.parametrize("wish", WISHES, ids=lambda wish: wish.name)
def test_shellcheck_finds_nothing(wish: Intent) -> None:
    for _, part in written(wish):
        subprocess.run(["shellcheck", "-s", "sh", "-"], input=part.text, text=True, check=True)


@needs_starter
@pytest.mark.parametrize("wish", WISHES, ids=lambda wish: wish.name)
def test_it_keeps_what_snippets_promise(host: StarterHost, wish: Intent) -> None:
    round_trip(host, written(wish))


@needs_starter
@pytest.mark.parametrize("wish", ONE_OF_EACH, ids=lambda wish: wish.name)
def test_it_is_in_place_after_a_reboot(host: StarterHost, wish: Intent) -> None:
    run(host, written(wish).apply)
    host.reboot()
    assert in_place(host, written(wish))
    verified(host, written(wish))


@needs_starter
def test_starter_knows_every_option_and_value(host: StarterHost) -> None:
    for name, value in SAYABLE.items():
        parts = option(name, value)
        assert parts is not None, name
        assert parts.apply is not None
        host.do(parts.apply.text.replace("sleep 1", "sleep 0.1"))
        log = host.path("/var/log/starter.log").read_text()
        assert not [line for line in log.splitlines() if line.startswith(("#", "bad"))], name


@needs_starter
def test_slots_take_the_readers_values(host: StarterHost) -> None:
    wish = SetTrafficSelectors(connection="rw", child="{child}", local=("{lan}",), remote=("{pool}",))
    values = {"child": "net", "lan": "10.2.0.0/16", "pool": "2001:db8:5::/64"}
    round_trip(host, filled(written(wish), **values))


@needs_starter
@pytest.mark.parametrize(
    ("wish", "says"),
    [
        (SetConnectionOption(connection="rv", option="encap", value="yes"), "no conn rv"),
        (BypassPolicy(shunt="site", local="10.1.0.0/16", remote="10.1.0.0/16"), "already has a conn site"),
        (SetChildOption(**IN_RW, option="esp_proposals", value="nonsense"), "refused"),
    ],
)
def test_what_charon_could_not_use_is_refused_and_changes_nothing(host: StarterHost, wish: Intent, says: str) -> None:
    before = host.state()
    apply = written(wish).apply
    assert apply is not None
    result = host.sh(apply.text)
    assert result.status == 1
    assert says in result.err
    assert host.state() == before


@needs_starter
def test_other_values_take_the_place_of_those_applied_before(host: StarterHost) -> None:
    first, second = (SetTrafficSelectors(**IN_RW, local=(net,)) for net in ("10.5.0.0/16", "10.6.0.0/16"))
    run(host, written(first).apply)
    run(host, written(second).apply)
    assert host.do("cat /etc/ipsec.conf").count("# swandoc") == 2
    verified(host, written(second))


@needs_starter
@pytest.mark.parametrize("value", ["a{b}c", "a include /etc/passwd", "conn x", "a:b, %any !x [y]"])
def test_no_option_value_ends_its_option(host: StarterHost, value: str) -> None:
    parts = option("updown", value)
    assert parts is not None
    before = host.do("ipsec statusall | sed -n '/^Conn/,$p' | sort")
    run(host, parts.apply)
    assert host.do("ipsec statusall | sed -n '/^Conn/,$p' | sort") == before
    verified(host, parts)
    assert "error" not in host.path("/var/log/starter.log").read_text()
