"""Intents for the packet filter and NAT of a Linux host."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ..intent import Address4, Cidr, Cidr4, Connection, Intent, Interface, Mss

Family = Literal["ipv4", "ipv6"]
BOTH: tuple[Family, ...] = ("ipv4", "ipv6")


class ExemptIpsecFromNat(Intent):
    """Keep packets that an IPsec policy will protect out of every source NAT rule."""

    out: Interface | None = Field(default=None, description="only packets that leave here; all interfaces if absent")
    families: tuple[Family, ...] = BOTH

    def describe(self) -> str:
        return "Exempt IPsec traffic from NAT" + (f" on {self.out}" if self.out else "")


class Masquerade(Intent):
    """Source NAT from a subnet to the outgoing interface's own address, never for packets bound for a tunnel."""

    source: Cidr = Field(description="the subnet whose packets are translated, such as the virtual IP pool")
    out: Interface

    def describe(self) -> str:
        return f"Masquerade {self.source} on {self.out}"


class SourceNat(Intent):
    """Source NAT from a subnet to one given address of this host, before the IPsec policy lookup.

    With ``destination`` behind a tunnel this is how hosts outside the traffic selectors reach it: they take an
    address inside the selectors.
    """

    source: Cidr4
    to: Address4
    out: Interface | None = None
    destination: Cidr4 | None = None

    def describe(self) -> str:
        towards = f" towards {self.destination}" if self.destination else ""
        return f"Translate {self.source}{towards} to {self.to}"


class RemoveSourceNat(Intent):
    """Remove source NAT rules that translate to a given address, such as one the host does not own."""

    to: Address4

    def describe(self) -> str:
        return f"Remove the source NAT to {self.to}"


class AllowForwardedIpsec(Intent):
    """Let the firewall forward what came out of, or goes into, an IPsec tunnel.

    ``connection`` and ``child`` let strongSwan's updown script add the rules by itself while the tunnel is up.
    """

    remote: Cidr | None = Field(default=None, description="only to and from this subnet; every tunnel if absent")
    lan: Interface | None = Field(default=None, description="the LAN's interface, for firewalls that know zones only")
    connection: Connection | None = None
    child: Connection | None = None
    families: tuple[Family, ...] = BOTH

    def describe(self) -> str:
        return "Allow forwarding between the tunnel and the LAN" + (f" for {self.remote}" if self.remote else "")


class AllowFromTunnel(Intent):
    """Let the firewall deliver decrypted packets to this host itself."""

    remote: Cidr | None = None
    families: tuple[Family, ...] = BOTH

    def describe(self) -> str:
        return "Allow tunnelled traffic to this host" + (f" from {self.remote}" if self.remote else "")


class AllowIke(Intent):
    """Let the firewall accept IKE (UDP 500 and 4500) and ESP (IP protocol 50) arriving here."""

    incoming: Interface | None = None
    families: tuple[Family, ...] = BOTH

    def describe(self) -> str:
        return "Allow IKE, NAT-T and ESP" + (f" on {self.incoming}" if self.incoming else "")


class AllowPmtuIcmp(Intent):
    """Let the firewall accept and forward the ICMP errors that path MTU discovery needs.

    ICMP type 3 code 4 (RFC 1191) and ICMPv6 type 2, packet too big (RFC 8201).
    """

    families: tuple[Family, ...] = BOTH

    def describe(self) -> str:
        return "Allow the ICMP errors that path MTU discovery needs"


class ClampMss(Intent):
    """Lower the MSS that TCP peers announce through the tunnel to a given value, in both directions.

    Never raises an MSS (net/netfilter/xt_TCPMSS.c, net/netfilter/nft_exthdr.c).
    """

    mss: Mss = Field(description="TCP payload bytes in an IPv4 packet: inner MTU - 40")
    mss6: Mss | None = Field(
        default=None, description="the same for IPv6: inner MTU - 60; IPv6 is left alone if absent"
    )

    def describe(self) -> str:
        return f"Clamp the TCP MSS to {self.mss}" + (f" (IPv6: {self.mss6})" if self.mss6 else "")


class ClampMssToPmtu(Intent):
    """Lower the MSS of TCP that goes into the tunnel to what the kernel's own path MTU allows.

    Only exact towards the tunnel: the reverse route lookup ignores xfrm (xt_TCPMSS.c, tcpmss_reverse_mtu).
    """

    families: tuple[Family, ...] = BOTH

    def describe(self) -> str:
        return "Clamp the TCP MSS to the path MTU"


class ExemptIpsecFromRpfilter(Intent):
    """Let decrypted packets pass the firewall's own reverse path filter (rpfilter match, fib expression).

    Unlike the kernel's rp_filter these do not treat IPsec specially: iptables-extensions(8), rpfilter.
    """

    families: tuple[Family, ...] = BOTH

    def describe(self) -> str:
        return "Exempt decrypted packets from the firewall's reverse path filter"


class RejectUnprotected(Intent):
    """Refuse packets for a remote subnet that no IPsec policy would protect, so that they cannot leave in clear."""

    destination: Cidr

    def describe(self) -> str:
        return f"Refuse unencrypted traffic to {self.destination}"


class ForgetConnections(Intent):
    """Drop connection tracking entries of a subnet, which keep the NAT decision of their first packet."""

    of: Cidr

    def describe(self) -> str:
        return f"Forget tracked connections of {self.of}"
