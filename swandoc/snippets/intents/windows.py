"""Intents for the built-in VPN client of Windows (module VpnClient)."""

from __future__ import annotations

from pydantic import Field

from ..intent import Address, Cidr, Domain, Intent, WindowsConnection


class SplitTunneling(Intent):
    """Choose whether a Windows VPN connection carries only routed subnets (on) or everything (off)."""

    connection: WindowsConnection
    enabled: bool
    all_users: bool = Field(default=False, description="the connection is in the all-user phone book")

    def describe(self) -> str:
        return f"{'Enable' if self.enabled else 'Disable'} split tunnelling on “{self.connection}”"


class VpnRoute(Intent):
    """Send a subnet through a Windows VPN connection while it is connected."""

    connection: WindowsConnection
    to: Cidr
    all_users: bool = False

    def describe(self) -> str:
        return f"Route {self.to} through “{self.connection}”"


class ResolveDomain(Intent):
    """Ask the remote network's name server for names of its domain (name resolution policy table)."""

    domain: Domain
    server: Address

    def describe(self) -> str:
        return f"Resolve {self.domain} with {self.server}"
