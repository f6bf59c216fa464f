"""What tests of packet filter dialects share: the intents to say, shellcheck, and traffic through a gateway."""

from __future__ import annotations

import subprocess
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sandbox import Host, connect, kill

from swandoc.snippets.intents.netfilter import (
    AllowForwardedIpsec,
    AllowFromTunnel,
    AllowIke,
    AllowPmtuIcmp,
    ClampMss,
    ClampMssToPmtu,
    ExemptIpsecFromNat,
    ExemptIpsecFromRpfilter,
    Masquerade,
    RejectUnprotected,
    RemoveSourceNat,
    SourceNat,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swandoc.snippets.intent import Intent
    from swandoc.snippets.parts import Parts

INTENTS: list[Intent] = [
    ExemptIpsecFromNat(),
    ExemptIpsecFromNat(out="{wan}", families=("ipv4",)),
    Masquerade(source="{pool}", out="{wan}"),
    Masquerade(source="{pool6}", out="{wan}"),
    SourceNat(source="{pool}", to="192.0.2.1"),
    SourceNat(source="{pool}", to="192.0.2.1", out="{wan}", destination="10.8.0.0/16"),
    RemoveSourceNat(to="203.0.113.9"),
    AllowForwardedIpsec(),
    AllowForwardedIpsec(remote="{pool}"),
    AllowForwardedIpsec(remote="{pool6}", families=("ipv6",)),
    AllowFromTunnel(),
    AllowFromTunnel(remote="{pool6}"),
    AllowIke(),
    AllowIke(incoming="{wan}", families=("ipv6",)),
    AllowPmtuIcmp(),
    ClampMss(mss="1360"),
    ClampMss(mss="1360", mss6="1340"),
    ClampMssToPmtu(),
    ExemptIpsecFromRpfilter(),
    RejectUnprotected(destination="{pool}"),
    RejectUnprotected(destination="{pool6}"),
]
VALUES = {"wan": "eth0.7", "pool": "10.3.0.0/24", "pool6": "2001:db8:3::/64"}


def named(intent: Intent) -> str:
    """A test's name for an intent: its own and what its author filled in."""
    return f"{intent.name}-{intent.model_dump_json(exclude_defaults=True)}"


def shellcheck(parts: Parts) -> str:
    """What shellcheck says about any part; "" when it is content."""
    found = (
        subprocess.run(
            ["shellcheck", "--shell=sh", "-"], input=part.text + "\n", capture_output=True, text=True, timeout=60
        )
        for _, part in parts
    )
    return "".join(result.stdout + result.stderr for result in found)


def in_short(intent: Intent, parts: Parts, values: dict[str, str]) -> None:
    """What is for reading must be brief, and hold every value of the reader and of the author."""
    lines = parts.short.splitlines()
    assert 0 < len(lines) <= 10
    assert max(map(len, lines)) <= 110
    for value in intent.values():
        assert (values[value.slot] if value.slot else value.literal) in parts.short
    assert not {"⟪", "⟫"} & set(parts.short)


# The far end: prints the source address and port of the first packet that reaches it.
_SEE = """
import socket, sys
family = socket.AF_INET6 if ":" in sys.argv[2] else socket.AF_INET
if sys.argv[1] == "icmp":
    wire = socket.socket(family, socket.SOCK_RAW, socket.IPPROTO_ICMPV6 if family == socket.AF_INET6 else 1)
else:
    wire = socket.socket(family, socket.SOCK_STREAM if sys.argv[1] == "tcp" else socket.SOCK_DGRAM)
    wire.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    wire.bind((sys.argv[2], 7))
wire.settimeout(5)
if sys.argv[1] == "tcp":
    wire.listen()
print("ready", flush=True)
if sys.argv[1] == "tcp":
    print(*wire.accept()[1][:2])
else:
    kind = 128 if family == socket.AF_INET6 else 8
    while True:
        data, source = wire.recvfrom(100)
        if sys.argv[1] == "udp" or data[0 if family == socket.AF_INET6 else 20] == kind:
            break
    print(source[0], source[1])
"""
_SEND = """
import socket, sys
family = socket.AF_INET6 if ":" in sys.argv[2] else socket.AF_INET
wire = socket.socket(family, socket.SOCK_STREAM if sys.argv[1] == "tcp" else socket.SOCK_DGRAM)
wire.settimeout(5)
wire.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
wire.bind(("", int(sys.argv[3])))
wire.connect((sys.argv[2], 7))
wire.send(b"x")
"""
# Two ends of a session: the server sends back each line; the client does so with what it reads on stdin.
_SERVE = """
import socket
wire = socket.create_server(("", 22))
print("ready", flush=True)
session = wire.accept()[0]
while line := session.recv(1000):
    session.sendall(line)
"""
_ASK = """
import socket, sys
session = socket.create_connection((sys.argv[1], 22), 5)
for line in sys.stdin:
    session.sendall(line.encode())
    print(session.recv(1000).decode(), end="", flush=True)
"""


@dataclass(frozen=True, slots=True)
class Site:
    """A LAN host, its gateway, and a host at the far end that has the addresses 198.51.100.1 and .2."""

    lan: Host
    gateway: Host
    far: Host

    def source(self, protocol: str, to: str, port: int) -> str:
        """Who the far end sees as the source of a packet that the LAN host sends ``to`` it from ``port``."""
        with self.far.popen([sys.executable, "-c", _SEE, protocol, to]) as sees:
            assert sees.stdout is not None
            assert sees.stdout.readline() == "ready\n"
            if protocol == "icmp":
                self.lan.sh(f"ping -c 1 -W 1 {to}")
            else:
                self.lan.popen([sys.executable, "-c", _SEND, protocol, to, str(port)]).communicate(timeout=10)
            seen = sees.communicate(timeout=10)[0].split()
        return seen[0] if protocol == "icmp" else " ".join(seen)


@contextmanager
def site() -> Iterator[Site]:
    """Three hosts in a row, routed and without any rules."""
    with ExitStack() as hosts:
        lan, gateway, far = (hosts.enter_context(Host("ip link set lo up")) for _ in range(3))
        connect(lan, "eth0", gateway, "eth1")
        connect(gateway, "eth0", far, "eth0")
        lan.do(
            "ip addr add 10.1.0.2/16 dev eth0; ip route add default via 10.1.0.1;"
            "ip addr add 2001:db8:1::2/64 dev eth0 nodad; ip route add default via 2001:db8:1::1"
        )
        gateway.do(
            "sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1;"
            "ip addr add 10.1.0.1/16 dev eth1; ip addr add 2001:db8:1::1/64 dev eth1 nodad;"
            "ip addr add 198.51.100.254/24 dev eth0; ip addr add 2001:db8:9::fe/64 dev eth0 nodad"
        )
        far.do(
            "for last in 1 2; do ip addr add 198.51.100.$last/24 dev eth0;"
            "ip addr add 2001:db8:9::$last/64 dev eth0 nodad; done;"
            "ip route add 10.1.0.0/16 via 198.51.100.254; ip route add 2001:db8:1::/64 via 2001:db8:9::fe"
        )
        yield Site(lan, gateway, far)


class Session:
    """An administrator's session: TCP from the LAN host to port 22 of the gateway."""

    def __init__(self, where: Site, to: str = "10.1.0.1") -> None:
        self._server = where.gateway.popen([sys.executable, "-c", _SERVE])
        assert self._server.stdout is not None
        assert self._server.stdout.readline() == "ready\n"
        self._client = where.lan.popen([sys.executable, "-c", _ASK, to])
        self._sent = 0

    def __enter__(self) -> Session:
        assert self.alive()
        return self

    def __exit__(self, *error: object) -> None:
        for process in (self._client, self._server):
            kill(process)
            process.communicate(timeout=5)

    def alive(self) -> bool:
        """Whether a line sent now comes back, within seconds."""
        assert self._client.stdin is not None
        assert self._client.stdout is not None
        self._sent += 1
        self._client.stdin.write(f"{self._sent}\n")
        self._client.stdin.flush()
        return self._client.stdout.readline() == f"{self._sent}\n"
