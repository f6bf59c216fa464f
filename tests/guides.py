"""A small sound guide for tests to write to disk, with whatever they want to be different in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swandoc.guide.loader import load_guide

if TYPE_CHECKING:
    from pathlib import Path

    from swandoc.guide.model import Guide

SOUND = {
    "guide.yml": """\
title: A small guide
areas: [forwarding, mtu]
places:
  - {id: client, label: Client}
  - id: gateway
    label: Gateway
    sublabel: "{gateway}"
    hops:
      - {id: routing, label: routing}
      - {id: filter, label: packet filter}
  - {id: console, label: Console of the cloud}
paths:
  - {id: reply, flow: gateway to client, places: [gateway, client], tunnel: [gateway, client]}
retired:
  - {code: SWD199, title: Packets vanish, because: it had two causes, replaced_by: SWD102}
""",
    "parameters.yml": """\
parameters:
  wan: {type: interface, label: Interface towards the Internet, example: eth0}
  gateway: {type: address4, label: Address of the gateway, example: 192.0.2.1}
  pool: {type: cidr4, label: Virtual IPs, example: 10.3.0.0/24, find: "ip route get {gateway}"}
  connection: {type: connection, label: Connection, example: office}
""",
    "forwarding/tree.yml": """\
title: Forwarding
summary: Packets reach the gateway and do not get any further.
codes: 100-199
questions:
  - question: is-it-on
    ask: Does the gateway forward?
    find_out:
      - {where: gateway, run: sysctl net.ipv4.ip_forward}
    answers:
      - {label: No, sample: net.ipv4.ip_forward = 0, to: forwarding-off}
      - {label: Yes, sample: net.ipv4.ip_forward = 1, to: is-it-dropped}
      - {label: I cannot run this, cannot_run: true, to: is-it-dropped}
  - question: is-it-dropped
    ask: Which packets are lost?
    answers:
      - {label: All of them, to: forward-drop}
      - {label: Large ones, to: mtu}
      - {label: I cannot tell, cannot_run: true, to: ask-for-help}
outcomes:
  - outcome: ask-for-help
    title: Ask for help
    text: Say that it is not [the MTU](swd:mtu).
""",
    "forwarding/forwarding-off.yml": """\
code: SWD101
title: Forwarding is off
symptoms:
  - No packet leaves on {wan}
cause: |
  The kernel drops what is not for itself.

  That is its default on {wan}, unlike [a filter](swd:forward-drop).
breaks_at: {path: reply, place: gateway, hop: routing}
signs:
  - {where: gateway, run: sysctl net.ipv4.ip_forward, shows: net.ipv4.ip_forward = 0}
unlike:
  - {scenario: forward-drop, because: There a rule counts the packets.}
remedies:
  - title: Turn it on
    where: gateway
    intents:
      - commands:
          title: Turn forwarding on
          check: {run: sysctl -n net.ipv4.ip_forward}
          apply: {run: sysctl -w net.ipv4.ip_forward=1}
          verify: {run: sysctl -n net.ipv4.ip_forward, expect: "1"}
          undo: {run: sysctl -w net.ipv4.ip_forward=0}
          without: {persist: The distribution has its own file.}
cured: A ping is answered.
references:
  - {title: Kernel documentation, url: "https://docs.kernel.org/networking/ip-sysctl.html"}
""",
    "forwarding/forward-drop.yml": """\
code: SWD102
title: A rule drops what is forwarded
symptoms: [The tunnel is up and nothing is answered]
cause: A rule drops it.
remedies:
  - title: Remove the rule
    where: console
    by_hand: {steps: [Find the rule., Remove it.], verify: It is gone., undo: Write it again.}
cured: A ping is answered.
references:
  - {title: iptables, url: "https://man7.org/linux/man-pages/man8/iptables.8.html"}
""",
    "mtu/tree.yml": """\
title: MTU
summary: Small packets pass, large ones do not.
codes: 200-299
questions:
  - question: does-it-fit
    ask: Do large packets get lost?
    answers:
      - {label: Yes, to: small-mtu}
      - {label: I cannot tell, cannot_run: true, to: small-mtu}
""",
    "mtu/small-mtu.yml": """\
code: SWD201
title: The path takes smaller packets only
symptoms: [Downloads stall]
cause: A link in between has a small MTU.
remedies:
  - title: Take other addresses
    where: gateway
    intents:
      - assign-virtual-ips: {connection: "{connection}", pool: clients, addresses: "{pool}"}
cured: Downloads go on.
references:
  - {title: RFC 1191, url: "https://www.rfc-editor.org/rfc/rfc1191"}
""",
}


def write_guide(tmp_path: Path, **files: str | bytes | None) -> Path:
    """Write the sound guide and return its folder; ``files`` replace or add to it, None leaves a file out."""
    folder = tmp_path / "guide"
    for name, text in {**SOUND, **files}.items():
        if text is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def changed(file: str, *changes: tuple[str, str]) -> dict[str, str]:
    """The text of a file of the sound guide with each old text, which it has just once, replaced by a new one."""
    text = SOUND[file]
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {file}"
        text = text.replace(old, new)
    return {file: text}


def load(tmp_path: Path, **files: str | bytes | None) -> Guide:
    """The guide that `write_guide` writes, loaded; its problems call files guide/..."""
    return load_guide(write_guide(tmp_path, **files), root=tmp_path)


def problems(tmp_path: Path, **files: str | bytes | None) -> list[str]:
    """The problems of the guide that `write_guide` writes, as authors read them."""
    return [str(problem) for problem in load(tmp_path, **files).problems]
