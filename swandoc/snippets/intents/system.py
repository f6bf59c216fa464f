"""Intents for a Linux host's kernel settings, routes, neighbours, resolvers and DHCP service."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ..intent import Address, Address4, Address6, Cidr, Cidr4, Domain, Intent, Interface, Mtu
from .netfilter import BOTH, Family

SysctlKey = Annotated[
    str,
    StringConstraints(
        pattern=r"^[a-z][a-z0-9_]*([./]([a-z0-9_]+|all|default|\*|\{[a-z][a-z0-9_]*\}))+$", max_length=120
    ),
]


class EnableForwarding(Intent):
    """Let the kernel forward packets between interfaces."""

    families: tuple[Family, ...] = BOTH

    def describe(self) -> str:
        named = {"ipv4": "IPv4", "ipv6": "IPv6"}
        return f"Enable {' and '.join(named[f] for f in self.families)} forwarding"


class SetSysctl(Intent):
    """Set a kernel parameter under net."""

    key: SysctlKey = Field(description="such as net.ipv4.conf.all.send_redirects; an interface as {lan_if}")
    value: int | Annotated[str, StringConstraints(pattern=r"^[0-9]+([ \t][0-9]+)*$")]

    def describe(self) -> str:
        from ..slots import mark

        return f"Set {mark(self.key)} to {self.value}"


class AddRoute(Intent):
    """Route a subnet through a next hop."""

    to: Cidr
    via: Address
    out: Interface | None = None
    mtu: Mtu | None = Field(default=None, description="bytes; the path MTU to assume for this route")

    def describe(self) -> str:
        return f"Route {self.to} through {self.via}"


class OfferRoute(Intent):
    """Tell DHCP clients of the LAN to route a subnet through the gateway: DHCP option 121 (RFC 3442).

    A client that gets option 121 ignores option 3, so the default route is offered in it as well.
    """

    to: Cidr4
    via: Address4
    router: Address4 = Field(description="the LAN's default gateway")
    subnet: Cidr4 = Field(description="the LAN whose clients get the offer")

    def describe(self) -> str:
        return f"Offer the route to {self.to} by DHCP option 121"


class ProxyNdp(Intent):
    """Answer neighbour solicitations for a virtual IPv6 address on the LAN (RFC 4861, proxy advertisements)."""

    address: Address6
    out: Interface

    def describe(self) -> str:
        return f"Answer neighbour discovery for {self.address} on {self.out}"


class ProxyArp(Intent):
    """Answer ARP for a virtual IPv4 address on the LAN."""

    address: Address4
    out: Interface

    def describe(self) -> str:
        return f"Answer ARP for {self.address} on {self.out}"


class SetInterfaceMtu(Intent):
    """Set an interface's MTU in bytes."""

    interface: Interface
    mtu: Mtu

    def describe(self) -> str:
        return f"Set the MTU of {self.interface} to {self.mtu}"


class KeepForeignRoutes(Intent):
    """Keep systemd-networkd from removing the routing rules and routes that strongSwan installs."""

    def describe(self) -> str:
        return "Keep systemd-networkd away from strongSwan's routes and rules"


class ResolveThroughTunnel(Intent):
    """Ask the remote network's name server for names of its domain."""

    server: Address
    domain: Domain
    interface: Interface = Field(description="the link that the resolver ties the server to")

    def describe(self) -> str:
        return f"Resolve {self.domain} with {self.server}"


class LoadKernelModule(Intent):
    """Load a kernel module, now and at boot."""

    module: Literal[
        "esp4",
        "esp6",
        "xfrm_user",
        "xfrm_interface",
        "xt_policy",
        "nft_xfrm",
        "ip_vti",
        "ipcomp",
        "authenc",
        "gcm",
    ]

    def describe(self) -> str:
        return f"Load the kernel module {self.module}"
