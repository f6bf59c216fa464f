"""The hosts of a topology and the cables between them."""

from __future__ import annotations

import subprocess
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .host import Host, HostFailed

if TYPE_CHECKING:
    from collections.abc import Iterable

_WIRES = "wires"


class Network:
    """A topology that runs: every host up, and the tunnel too if it has one. Raises `HostFailed`.

    ``topology`` is a plan's. ``folder`` takes the hosts' files and must be new.
    """

    def __init__(self, topology: dict[str, Any], folder: Path) -> None:
        self._topology = topology
        self._folder = folder
        self._numbers = count()
        self._ports: dict[str, list[str]] = {}
        self.hosts: dict[str, Host] = {}
        self._wires = Host(_WIRES, folder / _WIRES)
        try:
            self._lay_cables()
            self._start(topology["hosts"], first_boot=True)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Network:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """End every host and process of the network."""
        for host in (*self.hosts.values(), self._wires):
            host.close()
        self.hosts.clear()

    def reboot(self, name: str) -> None:
        """Power the host off and start it again: a fresh kernel state, the same files. charon is not started yet."""
        for port in self._ports.pop(name):
            self._wires.do("sh", text=f"ip link del {port}")
        self.hosts.pop(name).close()
        self._start([name], first_boot=False)

    def start_charons(self, names: Iterable[str]) -> None:
        """Start charon on those of the hosts that have one, and wait until they listen."""
        having = [name for name in names if self._topology["hosts"][name]["charon"]]
        for name in having:
            self.hosts[name].ask("start_charon")
        _answers(self.hosts[name] for name in having)

    def connect(self) -> dict[str, Any]:
        """Set the tunnels up anew, one after the other; how it went, as `Service.sh` tells it."""
        tunnels = [self._topology["tunnel"], *self._topology["then"]]
        entries = [self._connect(tunnel) for tunnel in tunnels]
        entry: dict[str, Any] = {"where": tunnels[0]["where"], "status": max(entry["status"] for entry in entries)}
        entry |= {key: "\n".join(one[key] for one in entries if one[key]) for key in ("run", "out")}
        if entry["status"]:
            logs = "tail -n 30 /var/log/charon.log"
            charons = [name for name, host in self._topology["hosts"].items() if host["charon"]]
            said = [f"{name}:\n{self.hosts[name].do('sh', text=logs)['out']}" for name in charons]
            entry["out"] = "\n".join([entry["out"], *said])
        return entry

    def _connect(self, tunnel: dict[str, Any]) -> dict[str, Any]:
        host = self.hosts[tunnel["where"]]
        entry: dict[str, Any] = (
            host.do("connect", child=tunnel["child"]) if tunnel["child"] else host.do("sh", text=tunnel["run"])
        )
        return entry

    def _lay_cables(self) -> None:
        """A switch for each network that an interface names."""
        ports = [port for host in self._topology["hosts"].values() for port in host["interfaces"].values()]
        switches = dict.fromkeys(port["network"] for port in ports)
        lines = [
            f"link add {name} type bridge forward_delay 0 mcast_snooping 0\nlink set {name} up" for name in switches
        ]
        self._wires.do("configure", batch="\n".join(lines), forwarding=False)

    def _start(self, names: Iterable[str], *, first_boot: bool) -> None:
        names = list(names)
        for name in names:
            self.hosts[name] = Host(name, self._folder / name)
        for name in names:
            self.hosts[name].ask("prepare", files=self._topology["hosts"][name]["files"], first_boot=first_boot)
        _answers(self.hosts[name] for name in names)
        self._plug(names)
        for name in names:
            host = self._topology["hosts"][name]
            self.hosts[name].ask("configure", batch="\n".join(_batch(host)), forwarding=host["forwarding"])
        _answers(self.hosts[name] for name in names)
        for name in names:
            if setup := self._topology["hosts"][name]["setup"]:
                done = self.hosts[name].do("sh", text=setup)
                if done["status"]:
                    raise HostFailed(f"{name}: its setup failed: {done['out']}")

    def _plug(self, names: Iterable[str]) -> None:
        """A cable from each interface of the hosts to the switch of its network."""
        order = list(self._topology["hosts"])
        cables, switch = [], []
        for name in names:
            ports = self._ports[name] = []
            for i, (interface, about) in enumerate(self._topology["hosts"][name]["interfaces"].items()):
                port = f"port{next(self._numbers)}"
                ports.append(port)
                address = f"02:00:00:00:{order.index(name):02x}:{i:02x}"
                end = f"{interface} address {address} netns {self.hosts[name].pid}"
                cables.append(f"link add {end} type veth peer name {port} netns {self._wires.pid}")
                switch.append(f"link set {port} master {about['network']} up")
        given = "\n".join(cables)
        done = subprocess.run(
            ["ip", "-batch", "-"], input=given, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        if done.returncode:
            raise HostFailed(f"cables: {done.stdout}")
        self._wires.do("configure", batch="\n".join(switch), forwarding=False)


def _batch(host: dict[str, Any]) -> list[str]:
    lines = ["link set lo up"]
    for interface, about in host["interfaces"].items():
        lines += [
            f"addr add {address} dev {interface}" + (" nodad" if ":" in address else "")
            for address in about["addresses"]
        ]
        lines.append(f"link set {interface} up")
    return [*lines, *(f"route add {route}" for route in host["routes"])]


def _answers(hosts: Iterable[Host]) -> None:
    """Wait for all of them, then raise for the first that failed."""
    failures = []
    for host in hosts:
        try:
            host.answer()
        except HostFailed as failed:
            failures.append(failed)
    if failures:
        raise failures[0]
