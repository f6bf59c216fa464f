"""Compares the trace with the kernel over random hosts: prints what it found as JSON. Needs root.

python tests/web/kernel_judge.py --judge swandoc/web/build/judge.mjs --seed 1 --seconds 60
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from ipaddress import IPv6Address
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from namespaces import ICMP, TCP, Laboratory, Packet, forget_connections, length, run
from random_hosts import RandomHost, random_host

DUMPS = [
    "ip -d addr",
    "ip route show table all",
    "ip -6 route show table all",
    "ip rule",
    "ip -6 rule",
    "ip xfrm policy",
    "ip xfrm state",
    "iptables-save",
    "ip6tables-save",
    "nft list ruleset",
]
PACKETS = 24
# Seconds without a packet after which none is expected any more.
PATIENCE = 0.004
Seen = tuple[str, int | None, str, str, tuple[int, int] | None]
LOST: Seen = ("lost", None, "", "", None)


class Judge:
    """The trace, as a process of its own."""

    def __init__(self, script: str) -> None:
        self._node = subprocess.Popen(["node", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, paste: str, given: list[dict[str, Any]]) -> dict[str, Any]:
        assert self._node.stdin
        assert self._node.stdout
        self._node.stdin.write(json.dumps({"paste": paste, "packets": given}) + "\n")
        self._node.stdin.flush()
        answer: dict[str, Any] = json.loads(self._node.stdout.readline())
        return answer

    def close(self) -> None:
        assert self._node.stdin
        self._node.stdin.close()
        self._node.wait(10)


def ip(family: int, commands: list[str], strict: bool = True) -> None:
    command = ["ip", f"-{family}", *([] if strict else ["-force"]), "-batch", "-"]
    done = subprocess.run(command, input="\n".join(commands) + "\n", capture_output=True, text=True, check=False)
    if done.returncode and strict:
        raise RuntimeError(done.stderr)


def settle(addresses: list[str]) -> None:
    """Waits until IPv6 addresses are in use: the kernel finishes that in the background."""
    numbers = {IPv6Address(address).packed.hex() for address in addresses}
    for _ in range(1000):
        rows = [row.split() for row in Path("/proc/self/net/ipv6_route").read_text().splitlines()]
        if numbers <= {row[0] for row in rows if int(row[8], 16) & 0x80000000}:
            return
        time.sleep(0.001)


def configure(lab: Laboratory, host: RandomHost) -> bool:
    """Makes the namespace that host; False if the kernel refuses some of it altogether."""
    sysctl = Path("/proc/sys")
    for number, link in enumerate(host.links):
        if lab.names[number] != link:
            ip(4, [f"link set {lab.names[number]} down", f"link set {lab.names[number]} name {link}"])
            lab.names[number] = link
        (sysctl / f"net/ipv6/conf/{link}/addr_gen_mode").write_text("1")
        (sysctl / f"net/ipv6/conf/{link}/accept_dad").write_text("0")
    links = [f"link set {link} arp off up" for link in host.links]
    addresses = [
        f"addr add {address} dev {link}{' nodad' if ':' in address else ''}" for link, address in host.addresses
    ]
    flush = [f"addr flush dev {link}" for link in host.links]
    tables = [f"route flush table {table}" for table in ("main", "100", "220")]
    ip(
        4,
        [
            *flush,
            "xfrm policy flush",
            "xfrm state flush",
            "rule flush",
            *tables,
            "rule add priority 32766 lookup main",
            "rule add priority 32767 lookup default",
        ],
    )
    ip(6, [*flush, "rule flush", *tables, "rule add priority 32766 lookup main"])
    for family in (4, 6):
        ip(
            family,
            [
                *(links if family == 4 else []),
                *(text for text in addresses if (":" in text.split()[2]) == (family == 6)),
            ],
        )
    settle(host.own(6))
    # What collides with what is there already is left out: the dump says what there is.
    for family in (4, 6):
        ip(
            family,
            [text.removeprefix("-6 ") for text in host.ip if text.startswith("-6 ") == (family == 6)],
            strict=False,
        )
    for name in ("net/ipv4/ip_forward", "net/ipv6/conf/all/forwarding"):
        (sysctl / name).write_text(str(host.sysctls[name]))
    for name, value in host.sysctls.items():
        (sysctl / name).write_text(str(value))
    run(["nft", "-f", "-"], "flush ruleset\n")
    forget_connections()
    try:
        for family, rules in host.iptables.items():
            run([f"ip{'6' if family == 6 else ''}tables-restore"], rules)
        if host.nft:
            run(["nft", "-f", "-"], host.nft)
    except RuntimeError as refused:
        print(refused, file=sys.stderr)
        return False
    return True


def dump(host: RandomHost) -> str:
    parts = []
    for command in DUMPS:
        if ("tables" in command) and host.nft and not host.iptables:
            continue
        if command.startswith("nft") and not host.nft:
            continue
        parts.append(f"### {command}\n{run(command.split())}")
    shown = [f"{name} = {(Path('/proc/sys') / name).read_text().strip()}" for name in host.sysctls]
    return (
        "\n".join(
            [*parts, "### sysctl -a", *(line.replace("/", ".", 3) if "/conf/" not in line else line for line in shown)]
        )
        + "\n"
    )


def observe(lab: Laboratory, patience: float) -> dict[tuple[int, bool], Seen]:
    found: dict[tuple[int, bool], Seen] = {}
    for where, packet in lab.seen(patience):
        back = packet.reply or packet.icmp in ((0, 0), (129, 0)) or packet.tag >= 1 << 16
        kind = "delivered" if where is None else "sent"
        found[packet.tag & 0xFFFF, back] = (kind, where, packet.source, packet.destination, packet.ports)
    return found


def answer_to(packet: Packet, seen: Seen) -> Packet:
    """What the other end would send back for a packet that was seen."""
    _, _, source, destination, ports = seen
    icmp = ((0, 0) if packet.protocol == ICMP else (129, 0)) if packet.icmp else None
    return replace(
        packet,
        source=destination,
        destination=source,
        ports=(ports[1], ports[0]) if ports else None,
        icmp=icmp,
        tag=packet.tag | 1 << 16,
        reply=True,
    )


def is_refused(packet: Packet, seen: Seen) -> bool:
    """TCP to the host itself: its own reset has ended the connection before a made-up answer could leave."""
    return seen[0] == "delivered" and packet.protocol == TCP


def traffic(lab: Laboratory, host: RandomHost, patience: float) -> tuple[dict[int, Seen], dict[int, Seen]]:
    """What became of each packet and of its answer."""
    lab.seen(0)
    for number, chosen, packet in host.packets:
        if number is None:
            try:
                lab.emit(packet, chosen)
            except OSError:
                continue
        else:
            lab.inject(number, packet)
    there = {tag: seen for (tag, back), seen in observe(lab, patience).items() if not back}
    for _, _, packet in host.packets:
        seen = there.get(packet.tag)
        if not seen or is_refused(packet, seen):
            continue
        answer = answer_to(packet, seen)
        if seen[0] == "sent":
            assert seen[1] is not None
            lab.inject(seen[1], answer)
        else:
            try:
                lab.emit(answer, False)
            except OSError:
                continue
    return there, {tag: seen for (tag, back), seen in observe(lab, patience).items() if back}


def expected(host: RandomHost, answer: dict[str, Any]) -> Seen | None:
    """What the trace says, in the words of what is seen; None for unknown."""
    verdict = answer["verdict"]
    if verdict == "unknown":
        return None
    if verdict == "dropped":
        return LOST
    where = host.links.index(answer["output"]) if answer["output"] in host.links else None
    return (
        "delivered" if verdict == "delivered" else "sent",
        where,
        answer["source"],
        answer["destination"],
        tuple(answer["ports"]) if answer["ports"] else None,
    )


def given(host: RandomHost) -> list[dict[str, Any]]:
    return [
        {
            "input": None if number is None else host.links[number],
            "source": None if chosen else packet.source,
            "destination": packet.destination,
            "protocol": packet.protocol,
            "ports": packet.ports,
            "icmp": packet.icmp,
            "length": length(packet),
            "mark": 0,
        }
        for number, chosen, packet in host.packets
    ]


@dataclass
class Outcome:
    counts: Counter[str] = field(default_factory=Counter)
    events: Counter[str] = field(default_factory=Counter)
    strange: Counter[str] = field(default_factory=Counter)
    wrong: list[dict[str, Any]] = field(default_factory=list)
    unknown: list[dict[str, Any]] = field(default_factory=list)


def compare(host: RandomHost, answers: list[dict[str, Any]], there: dict[int, Seen], back: dict[int, Seen]) -> Outcome:
    outcome = Outcome()
    for (where, _, packet), answer in zip(host.packets, answers, strict=True):
        for which, seen, said in (("first", there, answer), ("reply", back, answer["reply"])):
            if which == "reply" and (packet.tag not in there or said is None or is_refused(packet, there[packet.tag])):
                continue
            kernel, trace = seen.get(packet.tag, LOST), expected(host, said)
            outcome.counts["packets"] += 1
            outcome.events[f"{said['verdict']} {said['event']}"] += 1
            if trace is None:
                outcome.counts["unknown"] += 1
                outcome.strange[f"unknown: {said['text']}"] += 1
                outcome.unknown.append({"packet": str(packet), "steps": said["steps"]})
            elif trace != kernel:
                outcome.counts["wrong"] += 1
                outcome.wrong.append(
                    {
                        "packet": str(packet),
                        "input": None if where is None else host.links[where],
                        "which": which,
                        "kernel": kernel,
                        "trace": trace,
                        "steps": said["steps"],
                    }
                )
                break
    return outcome


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--judge", required=True)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--hosts", type=int, default=10**9)
    options.add_argument("--only", type=int, help="the number of one host, which is shown in full")
    chosen = options.parse_args()
    judge, lab = Judge(chosen.judge), Laboratory(3)
    counts: Counter[str] = Counter()
    events: Counter[str] = Counter()
    strange: Counter[str] = Counter()
    wrong: list[dict[str, Any]] = []
    unknown: list[dict[str, Any]] = []
    until = time.monotonic() + chosen.seconds
    number = 0 if chosen.only is None else chosen.only
    while time.monotonic() < until and counts["hosts"] < chosen.hosts:
        host = random_host(Random(f"{chosen.seed}-{number}"), PACKETS)
        if not configure(lab, host):
            # Some combinations no kernel takes; if all were like that, there would be no packets.
            counts["refused"] += 1
            number += 1
            continue
        paste = dump(host)
        answers = judge.ask(paste, given(host))
        outcome = compare(host, answers["answers"], *traffic(lab, host, PATIENCE))
        if outcome.wrong:
            # Interfaces that have just come up may lose a packet: what is wrong is so twice.
            forget_connections()
            ip(4, ["xfrm state flush"])
            outcome = compare(host, answers["answers"], *traffic(lab, host, 20 * PATIENCE))
        counts += outcome.counts
        events += outcome.events
        strange += outcome.strange
        strange.update(answers["strange"])
        wrong += [{"host": number, **one} for one in outcome.wrong]
        unknown += [{"host": number, **one} for one in outcome.unknown]
        counts["hosts"] += 1
        if chosen.only is not None:
            print(paste)
            print(json.dumps(wrong, indent=1))
            break
        number += 1
    judge.close()
    print(
        json.dumps(
            {
                **counts,
                "events": events.most_common(),
                "strange": strange.most_common(30),
                "wrong": wrong[:20],
                "unknown hosts": unknown[:200],
            },
            indent=1,
        )
    )


if __name__ == "__main__":
    main()
