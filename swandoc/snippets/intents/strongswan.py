"""Intents for strongSwan's own configuration: connections, pools, shunts, daemon options."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ..intent import Address, Cidr, Connection, Intent

# No quote, brace, '#', '=', ';' or newline can end the value in swanctl.conf, strongswan.conf or ipsec.conf.
OptionValue = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.:/%,!+| \[\]{}-]{1,200}$")]
OptionPath = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)+$", max_length=120)]

ConnectionOption = Literal[
    "encap",
    "mobike",
    "fragmentation",
    "dpd_delay",
    "unique",
    "version",
    "vips",
    "pools",
    "proposals",
    "keyingtries",
]
ChildOption = Literal[
    "copy_df", "esp_proposals", "hw_offload", "icmp", "if_id_in", "if_id_out", "ipcomp", "local_ts", "mark_in",
    "mark_out", "mode", "policies_fwd_out", "priority", "remote_ts", "replay_window", "set_mark_in", "set_mark_out",
    "sha256_96", "start_action", "tfc_padding", "updown",
]  # fmt: skip


class SetConnectionOption(Intent):
    """Set an option of a connection (swanctl.conf: connections.<connection>.<option>)."""

    connection: Connection
    option: ConnectionOption
    value: OptionValue

    def describe(self) -> str:
        from ..slots import mark

        return f"Set {self.option} = {mark(self.value)} on connection {self.connection}"


class SetChildOption(Intent):
    """Set an option of a CHILD_SA (swanctl.conf: connections.<connection>.children.<child>.<option>)."""

    connection: Connection
    child: Connection
    option: ChildOption
    value: OptionValue

    def describe(self) -> str:
        from ..slots import mark

        return f"Set {self.option} = {mark(self.value)} on {self.connection}/{self.child}"


class SetTrafficSelectors(Intent):
    """Set what a CHILD_SA may carry: local_ts and remote_ts, leftsubnet and rightsubnet."""

    connection: Connection
    child: Connection
    local: tuple[Cidr, ...] = Field(default=(), description="subnets on this side; left as configured if empty")
    remote: tuple[Cidr, ...] = Field(default=(), description="subnets on the peer's side; left as configured if empty")

    def describe(self) -> str:
        sides = [("local", self.local), ("remote", self.remote)]
        said = [f"{side} {', '.join(map(str, subnets))}" for side, subnets in sides if subnets]
        return "Set the traffic selectors: " + "; ".join(said)


class AssignVirtualIps(Intent):
    """Give clients of a connection virtual IPs out of a pool, and optionally a name server."""

    connection: Connection
    pool: Connection
    addresses: Cidr
    dns: Address | None = None

    def describe(self) -> str:
        return f"Assign virtual IPs from {self.addresses}"


class BypassPolicy(Intent):
    """Leave traffic between two subnets out of every tunnel (a pass shunt)."""

    shunt: Connection = Field(description="name of the shunt's connection and child")
    local: Cidr
    remote: Cidr

    def describe(self) -> str:
        return f"Keep {self.local} to {self.remote} out of the tunnel"


class SetDaemonOption(Intent):
    """Set an option of strongswan.conf, such as charon.plugins.kernel-netlink.mtu."""

    option: OptionPath
    value: OptionValue

    def describe(self) -> str:
        from ..slots import mark

        return f"Set {self.option} = {mark(self.value)}"


class LoadPlugin(Intent):
    """Load, or do not load, a plugin of the charon daemon."""

    plugin: Literal[
        "attr", "attr-sql", "bypass-lan", "connmark", "dhcp", "farp", "forecast", "resolve", "unity", "updown"
    ]
    load: bool = True

    def describe(self) -> str:
        return f"{'Load' if self.load else 'Do not load'} charon's {self.plugin} plugin"
