"""Intents for the network around a virtual machine in a cloud."""

from __future__ import annotations

from pydantic import Field

from ..intent import Address, Cidr, CloudId, Intent

_GATEWAY = "AWS: instance or network interface; GCP: instance; Azure: network interface; OpenStack: port"
_GROUP = "resource group (Azure) or zone (GCP), which need it; other clouds do not"


class AllowForeignAddresses(Intent):
    """Let the cloud carry packets whose source or destination is not the gateway's own address.

    AWS source/destination check, GCP canIpForward, Azure IP forwarding, OpenStack allowed address pairs.
    """

    gateway: CloudId = Field(description=_GATEWAY)
    group: CloudId | None = Field(default=None, description=_GROUP)
    pool: Cidr = Field(description="the addresses that the gateway forwards for")

    def describe(self) -> str:
        return "Let the cloud carry the gateway's forwarded packets"


class CloudRoute(Intent):
    """Route a subnet to the gateway in the cloud's own route table."""

    to: Cidr
    table: CloudId = Field(description="route table (AWS, Azure), network (GCP) or router (OpenStack)")
    gateway: CloudId = Field(description=_GATEWAY)
    group: CloudId | None = Field(default=None, description=_GROUP)
    address: Address = Field(description="the gateway's address in the cloud network")

    def describe(self) -> str:
        return f"Route {self.to} to the gateway in the cloud"
