"""Intents for the network around a virtual machine in a cloud."""

from __future__ import annotations

from pydantic import Field

from ..intent import Address4, Cidr, CloudId, Intent


class AllowForeignAddresses(Intent):
    """Let the cloud carry packets whose source or destination is not the gateway's own address.

    AWS source/destination check, GCP canIpForward, Azure IP forwarding, OpenStack allowed address pairs.
    """

    gateway: CloudId = Field(
        description="the instance, network interface or port of the gateway, as the cloud names it"
    )
    group: CloudId = Field(description="resource group (Azure) or zone (GCP)")
    pool: Cidr = Field(description="the addresses that the gateway forwards for")

    def describe(self) -> str:
        return "Let the cloud carry the gateway's forwarded packets"


class CloudRoute(Intent):
    """Route a subnet to the gateway in the cloud's own route table."""

    to: Cidr
    table: CloudId = Field(description="route table (AWS, Azure), network (GCP) or router (OpenStack)")
    gateway: CloudId
    group: CloudId
    address: Address4 = Field(description="the gateway's address in the cloud network")

    def describe(self) -> str:
        return f"Route {self.to} to the gateway in the cloud"
