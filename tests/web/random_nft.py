"""Random rule sets of nftables."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random_hosts import RandomHost

# Hook, type and the priorities that make sense there.
BASES = [
    ("prerouting", "filter", ["raw", "mangle", "filter", "-310", "-50"]),
    ("input", "filter", ["mangle", "filter", "security", "10"]),
    ("forward", "filter", ["mangle", "filter", "filter + 10", "-5"]),
    ("output", "filter", ["raw", "filter", "mangle"]),
    ("output", "route", ["mangle"]),
    ("postrouting", "filter", ["mangle", "filter", "150"]),
    ("prerouting", "nat", ["dstnat", "dstnat + 5"]),
    ("output", "nat", ["-100"]),
    ("postrouting", "nat", ["srcnat", "srcnat - 5", "srcnat + 5"]),
    ("input", "nat", ["100"]),
]


def random_nft(dice: Random, host: RandomHost) -> str:
    families = dice.choice([["inet"], ["ip", "ip6"], ["inet", "ip"], ["ip"], ["inet", "inet"]])
    return "".join(_table(dice, host, family, f"t{number}") for number, family in enumerate(families))


def _table(dice: Random, host: RandomHost, family: str, name: str) -> str:
    lines = [f"table {family} {name} {{", *_sets(dice, host, family)]
    users = ["one", "two", "three"][: dice.randint(0, 3)]
    for number in reversed(range(len(users))):
        rules = [_rule(dice, host, family, "", "", users[number + 1 :]) for _ in range(dice.randint(0, 4))]
        lines += [f"chain {users[number]} {{", *rules, "}"]
    for number, (hook, kind, priorities) in enumerate(BASES):
        if dice.random() > 0.45:
            continue
        policy = f" policy {dice.choice(['accept', 'accept', 'accept', 'drop'])};" if kind == "filter" else ""
        callees = users if kind == "filter" else []
        rules = [_rule(dice, host, family, hook, kind, callees) for _ in range(dice.randint(0, 5))]
        lines += [
            f"chain base{number} {{",
            f"type {kind} hook {hook} priority {dice.choice(priorities)};{policy}",
            *rules,
            "}",
        ]
    return "\n".join([*lines, "}", ""])


def _sets(dice: Random, host: RandomHost, family: str) -> list[str]:
    from random_hosts import HOSTS

    lines = []
    for number, kind in ((4, "ipv4_addr"), (6, "ipv6_addr")):
        if family in ("inet", {4: "ip", 6: "ip6"}[number]):
            nets = (
                ["10.2.0.0/16", "192.0.2.64-192.0.2.99"] if number == 4 else ["2001:db8:2::/64", "fd00:1::5-fd00:1::20"]
            )
            elements = ", ".join([*nets, HOSTS[number][0]])
            lines.append(f"set s{number} {{ type {kind}; flags interval; elements = {{ {elements} }} }}")
    return lines


def _address(dice: Random, host: RandomHost, number: int) -> str:
    from random_hosts import HOSTS, NETWORKS

    hosts = HOSTS[number]
    return dice.choice(
        [
            dice.choice(NETWORKS[number][:-1]),
            dice.choice(hosts),
            dice.choice([*host.own(number), *hosts]),
            f"@s{number}",
            f"{{ {hosts[0]}, {hosts[2]}, {NETWORKS[number][4]} }}",
            "10.1.0.3-10.1.5.20" if number == 4 else "2001:db8:1::3-2001:db8:2::9",
        ]
    )


def _not(dice: Random) -> str:
    return "!= " if dice.random() < 0.15 else ""


def _rule(dice: Random, host: RandomHost, family: str, hook: str, kind: str, users: list[str]) -> str:
    from random_hosts import PORTS

    number = {"ip": 4, "ip6": 6}.get(family) or dice.choice([4, 6])
    word = "ip" if number == 4 else "ip6"
    found = []
    if family == "inet" and dice.random() < 0.1:
        found.append(f"meta nfproto {'ipv4' if number == 4 else 'ipv6'}")
    found += [
        f"{word} {side} {_not(dice)}{_address(dice, host, number)}"
        for side in ("saddr", "daddr")
        if dice.random() < 0.3
    ]
    if hook in ("prerouting", "input", "forward", "postrouting") and dice.random() < 0.2:
        names = [f'"{name}"' for name in [*host.links, "eth*"]]
        found.append(f"iifname {_not(dice)}{dice.choice([*names, f'{{ {names[0]}, {names[1]} }}'])}")
    elif hook in ("prerouting", "input", "forward") and dice.random() < 0.08:
        found.append(f'iif "{dice.choice(host.links)}"')
    if hook in ("forward", "output", "postrouting") and dice.random() < 0.2:
        found.append(f'oifname {_not(dice)}"{dice.choice([*host.links, "lan*"])}"')
    protocol = dice.choice(["", "", "", "tcp", "udp", "icmp" if number == 4 else "icmpv6", "any"])
    if protocol in ("tcp", "udp"):
        port = dice.choice(PORTS)
        found.append(
            dice.choice(
                [
                    f"{protocol} dport {_not(dice)}{port}",
                    f"{protocol} dport {{ 80, 443, {port} }}",
                    f"{protocol} sport 20005-20009",
                    f"meta l4proto {protocol}",
                    f"{protocol} dport {port}-{port + 500}",
                    "meta l4proto { tcp, udp }",
                ]
            )
        )
        if protocol == "tcp" and "{ tcp" not in found[-1] and dice.random() < 0.3:
            found.append(dice.choice(["tcp flags syn / syn,ack", "tcp flags & (syn | ack) == syn | ack"]))
    elif protocol.startswith("icmp"):
        found.append(
            dice.choice(
                [
                    f"{protocol} type echo-request",
                    f"{protocol} type {{ echo-request, echo-reply }}",
                    f"meta l4proto {'icmp' if number == 4 else 'ipv6-icmp'}",
                    f"{word} {'protocol' if number == 4 else 'nexthdr'} {protocol if number == 4 else 'ipv6-icmp'}",
                ]
            )
        )
    elif protocol == "any" and dice.random() < 0.3:
        found.append("meta l4proto { icmp, ipv6-icmp }")
    if dice.random() < 0.2:
        found.append(
            dice.choice(
                [
                    "ct state new",
                    "ct state established,related",
                    "ct state invalid",
                    "ct state { new, established }",
                    "ct state != established",
                    "ct status dnat",
                    "ct state untracked",
                    "ct state new,untracked",
                ]
            )
        )
    if dice.random() < 0.1:
        found.append(
            f"meta mark {_not(dice)}{dice.choice(['0x1', '0x00000010', '{ 0x1, 0x2 }'])}"
            if dice.random() < 0.6
            else "meta mark & 0x2 == 0x2"
        )
    if dice.random() < 0.08 and hook in ("prerouting", "input", "forward"):
        found.append("meta ipsec exists" if dice.random() < 0.3 else "meta ipsec missing")
    if dice.random() < 0.08 and hook in ("forward", "output", "postrouting"):
        found.append("rt ipsec exists" if dice.random() < 0.3 else "rt ipsec missing")
    if hook == "prerouting" and dice.random() < 0.06:
        found.append(
            dice.choice(["fib saddr . iif oif missing", "fib saddr . iif oif exists", "fib saddr oif missing"])
        )
    if dice.random() < 0.05 and hook in ("prerouting", "input", "output"):
        found.append(f"fib daddr type {dice.choice(['local', 'unicast', '!= local'])}")
    if dice.random() < 0.04:
        found.append(f"meta length {_not(dice)}30-32")
    if dice.random() < 0.01:
        found.append(
            dice.choice(["limit rate 1000/second", "ip ttl > 10" if number == 4 else "ip6 hoplimit > 10", "meta cpu 0"])
        )
    if dice.random() < 0.3:
        found.append("counter")
    return " ".join([*found, _verdict(dice, host, family, number, hook, kind, users)])


def _verdict(dice: Random, host: RandomHost, family: str, number: int, hook: str, kind: str, users: list[str]) -> str:
    from random_hosts import HOSTS

    if users and dice.random() < 0.3:
        return f"{dice.choice(['jump', 'jump', 'jump', 'goto'])} {dice.choice(users)}"
    if dice.random() < 0.05:
        return "return"
    word = "" if family != "inet" else "ip " if number == 4 else "ip6 "
    address = dice.choice([*HOSTS[number], *host.own(number)])
    if kind == "nat":
        if hook == "postrouting":
            return dice.choice(["masquerade", "masquerade", f"snat {word}to {address}", "accept", "accept"])
        if hook in ("prerouting", "output"):
            return dice.choice(
                [
                    f"dnat {word}to {address}",
                    f"dnat {word}to {address}",
                    "redirect",
                    "accept",
                    "drop" if dice.random() < 0.2 else "accept",
                ]
            )
        return "accept"
    if hook == "prerouting" and dice.random() < 0.2:
        return "notrack"
    if kind == "route" or dice.random() < 0.15:
        return dice.choice(["meta mark set 0x1", "meta mark set meta mark | 0x2", "meta mark set 0x10"])
    # reject is refused where a chain may be called from prerouting.
    refusal = "reject" if hook in ("input", "forward", "output") else "drop"
    return dice.choice(["accept", "accept", "accept", "drop", refusal, 'log prefix "x "'])
