"""Random rule sets of iptables, as iptables-restore reads them."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random_hosts import RandomHost

HOOKS = {
    "raw": ["PREROUTING", "OUTPUT"],
    "mangle": ["PREROUTING", "INPUT", "FORWARD", "OUTPUT", "POSTROUTING"],
    "nat": ["PREROUTING", "INPUT", "OUTPUT", "POSTROUTING"],
    "filter": ["INPUT", "FORWARD", "OUTPUT"],
}


def random_iptables(dice: Random, host: RandomHost, family: int) -> str:
    return "".join(
        _table(dice, host, family, table)
        for table, often in (("raw", 0.3), ("mangle", 0.5), ("nat", 0.7), ("filter", 0.9))
        if dice.random() < often
    )


def _table(dice: Random, host: RandomHost, family: int, table: str) -> str:
    policies = {
        hook: dice.choice(["ACCEPT", "ACCEPT", "ACCEPT", "DROP"]) if table == "filter" else "ACCEPT"
        for hook in HOOKS[table]
    }
    users = ["ONE", "TWO", "THREE"][: dice.randint(0, 3)]
    lines = [
        f"*{table}",
        *(f":{hook} {policy} [0:0]" for hook, policy in policies.items()),
        *(f":{user} - [0:0]" for user in users),
    ]
    for hook in HOOKS[table]:
        lines += [_rule(dice, host, family, table, hook, hook, users) for _ in range(dice.randint(0, 5))]
    for number, user in enumerate(users):
        # User chains are called from anywhere: they hold only what is allowed everywhere.
        below = users[number + 1 :]
        lines += [_rule(dice, host, family, table, user, "", below) for _ in range(dice.randint(0, 4))]
    return "\n".join([*lines, "COMMIT", ""])


def _rule(dice: Random, host: RandomHost, family: int, table: str, chain: str, hook: str, users: list[str]) -> str:
    protocol, matches = _matches(dice, host, family, table, hook)
    return f"-A {chain} {' '.join(matches)} -j {_target(dice, host, family, table, hook, protocol, users)}".replace(
        "-j -g", "-g"
    ).replace("  ", " ")


def _not(dice: Random) -> str:
    return "! " if dice.random() < 0.15 else ""


def _matches(dice: Random, host: RandomHost, family: int, table: str, hook: str) -> tuple[str, list[str]]:
    from random_hosts import HOSTS, NETWORKS, PORTS

    found = []
    protocol = dice.choice(["", "", "", "tcp", "udp", "ipv6-icmp" if family == 6 else "icmp"])
    if protocol:
        found.append(f"-p {protocol}")
    addresses = [*NETWORKS[family][:-1], *HOSTS[family], *host.own(family)]
    found += [f"{_not(dice)}{option} {dice.choice(addresses)}" for option in ("-s", "-d") if dice.random() < 0.35]
    names = [*host.links, "eth+", "lan.+", "+"]
    if hook in ("PREROUTING", "INPUT", "FORWARD") and dice.random() < 0.25:
        found.append(f"{_not(dice)}-i {dice.choice(host.links)}" if dice.random() < 0.5 else f"-i {dice.choice(names)}")
    if hook in ("OUTPUT", "POSTROUTING", "FORWARD") and dice.random() < 0.25:
        found.append(f"{_not(dice)}-o {dice.choice(host.links)}" if dice.random() < 0.5 else f"-o {dice.choice(names)}")
    if protocol in ("tcp", "udp") and dice.random() < 0.6:
        port = dice.choice(PORTS)
        found.append(
            dice.choice(
                [
                    f"-m {protocol} {_not(dice)}--dport {port}",
                    f"-m {protocol} --dport {port}:{port + 400}",
                    f"-m multiport {_not(dice)}--dports 80,443,{port}",
                    f"-m {protocol} {_not(dice)}--sport 20005:20009",
                    "-m multiport --sports 20003:20008,20011",
                ]
            )
        )
    if protocol == "icmp" and dice.random() < 0.5:
        found.append(dice.choice(["--icmp-type echo-request", "--icmp-type 0", "! --icmp-type 8/0"]))
    if protocol == "ipv6-icmp" and dice.random() < 0.5:
        found.append(dice.choice(["--icmpv6-type echo-request", "--icmpv6-type 129"]))
    if protocol == "tcp" and dice.random() < 0.3:
        found.append(dice.choice(["--syn", "! --syn", "--tcp-flags SYN,ACK SYN,ACK"]))
    if dice.random() < 0.2:
        found.append(
            dice.choice(
                [
                    f"-m conntrack {_not(dice)}--ctstate {states}"
                    for states in (
                        "NEW",
                        "RELATED,ESTABLISHED",
                        "NEW,ESTABLISHED",
                        "INVALID",
                        "DNAT",
                        "SNAT",
                        "UNTRACKED",
                    )
                ]
            )
        )
    if dice.random() < 0.1:
        found.append(f"-m mark {_not(dice)}--mark {dice.choice(['0x1', '0x2/0x2', '0x10/0xf0'])}")
    if dice.random() < 0.1:
        way = (
            "in"
            if hook in ("PREROUTING", "INPUT")
            else "out"
            if hook in ("OUTPUT", "POSTROUTING")
            else dice.choice(["in", "out"])
        )
        if hook:
            found.append(f"-m policy --dir {way} --pol {dice.choice(['ipsec', 'none'])}")
    if dice.random() < 0.06 and hook:
        types = ["LOCAL", "UNICAST", "BROADCAST", "MULTICAST"] if family == 4 else ["LOCAL", "MULTICAST"]
        found.append(f"-m addrtype {_not(dice)}--{dice.choice(['src', 'dst'])}-type {dice.choice(types)}")
    if dice.random() < 0.06:
        found.append(
            "-m iprange --src-range " + ("10.1.0.3-10.1.5.20" if family == 4 else "2001:db8:1::3-2001:db8:2::9")
        )
    if dice.random() < 0.05:
        found.append(f"-m length {_not(dice)}--length 30:32")
    if table in ("raw", "mangle") and hook == "PREROUTING" and dice.random() < 0.15:
        found.append(f"-m rpfilter {dice.choice(['', '--loose '])}{dice.choice(['', '--invert'])}".strip())
    if dice.random() < 0.01:
        found.append(
            dice.choice(
                [
                    "-m statistic --mode nth --every 3 --packet 0",
                    "-m limit --limit 1000/sec",
                    "-m ttl --ttl-gt 10" if family == 4 else "-m hl --hl-gt 10",
                ]
            )
        )
    return protocol, found


def _target(dice: Random, host: RandomHost, family: int, table: str, hook: str, protocol: str, users: list[str]) -> str:
    from random_hosts import HOSTS

    if users and dice.random() < 0.35:
        return f"-g {dice.choice(users)}" if dice.random() < 0.25 else dice.choice(users)
    if dice.random() < 0.06:
        return "RETURN"
    host_address = dice.choice([*HOSTS[family], *host.own(family)])
    if table == "filter":
        return dice.choice(["ACCEPT", "ACCEPT", "ACCEPT", "DROP", "REJECT", "LOG"])
    if table == "raw":
        return dice.choice(["ACCEPT", "ACCEPT", "CT --notrack", "CT --notrack", "DROP"])
    if table == "mangle":
        marks = ["MARK --set-mark 0x1", "MARK --set-xmark 0x10/0xf0", "MARK --or-mark 0x2", "MARK --and-mark 0xf0"]
        return dice.choice([*marks, *marks, "ACCEPT", "DROP"])
    if hook == "POSTROUTING":
        return dice.choice(
            [
                "MASQUERADE",
                "MASQUERADE",
                f"SNAT --to-source {host_address}",
                "ACCEPT",
                "ACCEPT",
                "NETMAP --to " + ("10.9.0.0/16" if family == 4 else "2001:db8:77::/48"),
            ]
        )
    if hook in ("PREROUTING", "OUTPUT"):
        port = ":8443" if protocol in ("tcp", "udp") else ""
        target = f"[{host_address}]{port}" if family == 6 and port else f"{host_address}{port}"
        return dice.choice(
            [f"DNAT --to-destination {target}", f"DNAT --to-destination {host_address}", "REDIRECT", "ACCEPT", "ACCEPT"]
        )
    return "ACCEPT"
