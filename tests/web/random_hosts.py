"""Random hosts and packets, of a seed: addresses, routes, rules, switches, firewalls and policies that collide."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address, ip_interface, ip_network
from random import Random

from namespaces import ICMP, ICMP6, TCP, UDP, Packet

NETWORKS = {
    4: [
        "10.0.0.0/8",
        "10.1.0.0/16",
        "10.1.5.0/24",
        "10.2.0.0/16",
        "10.3.0.0/24",
        "192.0.2.0/24",
        "198.51.100.0/24",
        "198.51.100.128/25",
        "0.0.0.0/0",
    ],
    6: [
        "2001:db8::/32",
        "2001:db8:1::/64",
        "2001:db8:2::/64",
        "2001:db8:3::/48",
        "fd00:1::/64",
        "2001:db8:9::/64",
        "::/0",
    ],
}
HOSTS = {
    4: ["10.1.0.7", "10.1.5.9", "10.2.0.3", "10.3.0.5", "192.0.2.77", "198.51.100.9", "198.51.100.200", "203.0.113.4"],
    6: ["2001:db8:1::7", "2001:db8:2::3", "2001:db8:3::5", "fd00:1::9", "2001:db8:9::77", "2001:db8:ff::4"],
}
OWN = {
    4: [
        "10.1.0.1/16",
        "10.1.5.1/24",
        "10.1.0.2/16",
        "192.0.2.1/24",
        "192.0.2.2/24",
        "10.2.0.1/16",
        "10.3.0.1/32",
        "198.51.100.1/25",
    ],
    6: [
        "2001:db8:1::1/64",
        "2001:db8:1::2/64",
        "2001:db8:9::1/64",
        "fd00:1::1/64",
        "2001:db8:2::1/64",
        "2001:db8:3::1/128",
    ],
}
PORTS = [22, 53, 80, 443, 1024, 4500, 8080]
TABLES = ["main", "main", "main", "220", "100"]


@dataclass
class RandomHost:
    """What configures the host. ``links`` may be renamed; ``v4`` and ``v6`` are own addresses by interface."""

    links: list[str]
    addresses: list[tuple[str, str]] = field(default_factory=list)
    ip: list[str] = field(default_factory=list)
    sysctls: dict[str, int] = field(default_factory=dict)
    iptables: dict[int, str] = field(default_factory=dict)
    nft: str = ""
    packets: list[tuple[int | None, bool, Packet]] = field(default_factory=list)

    def own(self, family: int) -> list[str]:
        return [address.split("/")[0] for _, address in self.addresses if (":" in address) == (family == 6)]


def random_host(dice: Random, packets: int) -> RandomHost:
    links = [
        dice.choice(names)
        for names in (["eth0", "wan0", "ens3"], ["eth1", "br-lan", "lan.10"], ["ppp0", "eth2", "lan.20"])
    ]
    host = RandomHost(links)
    _addresses(dice, host)
    _routes(dice, host)
    _rules(dice, host)
    _sysctls(dice, host)
    _policies(dice, host)
    tool = dice.choice(["iptables", "nft", "both", "none", "iptables", "nft"])
    if tool in ("iptables", "both"):
        from random_iptables import random_iptables

        host.iptables = {family: random_iptables(dice, host, family) for family in (4, 6)}
    if tool in ("nft", "both"):
        from random_nft import random_nft

        host.nft = random_nft(dice, host)
    _packets(dice, host, packets)
    return host


def _addresses(dice: Random, host: RandomHost) -> None:
    for family in (4, 6):
        # Which of two interfaces in the same IPv6 network it takes, the kernel decides anew from time to time.
        of = {str(ip_interface(address).network): dice.choice(host.links) for address in OWN[6]}
        for address in dice.sample(OWN[family], dice.randint(1, 5)):
            host.addresses.append(
                (dice.choice(host.links) if family == 4 else of[str(ip_interface(address).network)], address)
            )


def _routes(dice: Random, host: RandomHost) -> None:
    for family in (4, 6):
        flag = "-6 " if family == 6 else ""
        for _ in range(dice.randint(1, 8)):
            network, table = dice.choice(NETWORKS[family]), dice.choice(TABLES)
            kind = dice.choice(["", "", "", "", "", "", "blackhole ", "unreachable ", "prohibit ", "throw "])
            text = f"{flag}route add {kind}{network} table {table}"
            if not kind:
                text += f" dev {dice.choice(host.links)}"
                if dice.random() < 0.4:
                    text = (
                        text.replace(" dev", f" via {dice.choice(HOSTS[family])} onlink dev") if family == 4 else text
                    )
                if dice.random() < 0.3 and (own := host.own(family)):
                    text += f" src {dice.choice(own)}"
            if dice.random() < 0.3:
                text += f" metric {dice.choice([5, 50, 1024])}"
            host.ip.append(text)


def _rules(dice: Random, host: RandomHost) -> None:
    for family in (4, 6):
        flag = "-6 " if family == 6 else ""
        if dice.random() < 0.6:
            which = dice.choice(["", "", "not "]) + dice.choice(["from all", "from all", "fwmark 0xdc"])
            host.ip.append(f"{flag}rule add priority 220 {which} lookup 220")
        for _ in range(dice.choice([0, 0, 0, 1, 2, 3])):
            where = []
            if dice.random() < 0.5:
                where.append(f"from {dice.choice(NETWORKS[family][:-1])}")
            if dice.random() < 0.3:
                where.append(f"to {dice.choice(NETWORKS[family][:-1])}")
            if dice.random() < 0.3:
                where.append(f"iif {dice.choice([*host.links, 'lo'])}")
            if dice.random() < 0.3:
                where.append(f"fwmark {dice.choice(['0x1', '0x2/0x2', '0x10/0xf0'])}")
            action = dice.choice(
                [
                    "lookup 100",
                    "lookup 100",
                    "lookup 220",
                    "lookup main",
                    "lookup main suppress_prefixlength 0",
                    "lookup 100 suppress_prefixlength 8",
                    "unreachable",
                    "blackhole",
                    "prohibit",
                ]
            )
            priority = dice.choice([10, 100, 1000, 32000, 40000])
            which = dice.choice(["", "", "", "not "]) + " ".join(where) if where else "from all"
            host.ip.append(f"{flag}rule add priority {priority} {which} {action}")


def _sysctls(dice: Random, host: RandomHost) -> None:
    forward = int(dice.random() < 0.9)
    host.sysctls["net/ipv4/ip_forward"] = forward
    host.sysctls["net/ipv6/conf/all/forwarding"] = int(dice.random() < 0.9)
    host.sysctls["net/ipv4/conf/all/rp_filter"] = dice.choice([0, 0, 0, 0, 1, 2])
    host.sysctls["net/ipv4/conf/all/send_redirects"] = dice.choice([0, 1])
    for link in host.links:
        conf = f"net/ipv4/conf/{link}/"
        host.sysctls[conf + "forwarding"] = forward if dice.random() < 0.9 else 1 - forward
        host.sysctls[conf + "rp_filter"] = dice.choice([0, 0, 0, 1, 2])
        host.sysctls[conf + "send_redirects"] = dice.choice([0, 1])
        host.sysctls[conf + "accept_local"] = int(dice.random() < 0.05)
        host.sysctls[conf + "src_valid_mark"] = int(dice.random() < 0.2)
        host.sysctls[conf + "disable_policy"] = int(dice.random() < 0.1)


def _policies(dice: Random, host: RandomHost) -> None:
    if dice.random() < 0.3:
        return
    priorities = dice.sample(range(1, 100), 8)
    for _ in range(dice.randint(1, 5)):
        family = dice.choice([4, 4, 6])
        direction = dice.choice(["in", "out", "fwd"])
        # Policies for everything from or to a network meet more packets than those between two.
        ends = [dice.choice(NETWORKS[family]), dice.choice([*[NETWORKS[family][-1]] * 6, *NETWORKS[family]])]
        source, destination = dice.sample(ends, 2)
        text = f"xfrm policy add src {source} dst {destination}"
        if direction != "out" and dice.random() < 0.3:
            text += dice.choice(
                [
                    " proto tcp",
                    " proto udp",
                    f" proto udp dport {dice.choice(PORTS)}",
                    f" proto tcp sport {dice.choice(PORTS)}",
                ]
            )
        text += f" dir {direction} priority {priorities.pop()}"
        if dice.random() < 0.15:
            text += f" mark {dice.choice(['0x1', '0x2 mask 0x2'])}"
        outer = "src 192.0.2.1 dst 203.0.113.9" if family == 4 else "src 2001:db8:9::1 dst 2001:db8:ff::9"
        text += dice.choice(
            [
                " action block",
                "",
                f" tmpl {outer} proto esp reqid 7 mode tunnel",
                f" tmpl {outer} proto esp reqid 7 mode tunnel",
                f" tmpl {outer} proto esp reqid 8 mode tunnel level use",
            ]
        )
        host.ip.append(text)


def _packets(dice: Random, host: RandomHost, count: int) -> None:
    for tag in range(1, count + 1):
        family = dice.choice([4, 4, 6])
        own = host.own(family)
        near = [
            str(ip_interface(address).network[9])
            for _, address in host.addresses
            if (":" in address) == (family == 6) and ip_interface(address).network.num_addresses > 9
        ]
        protocol = dice.choice([TCP, UDP, UDP, ICMP6 if family == 6 else ICMP])
        ports = (20000 + tag, dice.choice(PORTS)) if protocol in (TCP, UDP) else None
        icmp = None if ports else ((128, 0) if family == 6 else (8, 0))
        everywhere = [*HOSTS[family], *near, *near]
        destination = (
            dice.choice([*everywhere, *own]) if dice.random() < 0.8 else dice.choice([*own, *near, *everywhere])
        )
        if own and dice.random() < 0.15 and destination not in own:
            chosen = dice.random() < 0.5
            host.packets.append(
                (None, chosen, Packet(dice.choice(own), destination, UDP, (20000 + tag, dice.choice(PORTS)), None, tag))
            )
            continue
        source = dice.choice(everywhere if dice.random() < 0.95 else [*own, *everywhere])
        host.packets.append(
            (dice.randrange(len(host.links)), False, Packet(source, destination, protocol, ports, icmp, tag))
        )


def address_in(dice: Random, network: str) -> str:
    """Some host of a network."""
    net = ip_network(network)
    return str(ip_address(int(net.network_address) + dice.randint(1, min(net.num_addresses - 2, 250))))
