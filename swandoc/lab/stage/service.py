"""What a host does for the lab: the methods of `Service`, called over a socket with JSON lines."""

from __future__ import annotations

import glob
import json
import os
import shutil
import socket
import subprocess
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any

from . import boot, kernel, namespaces, probes
from .capture import Capture
from .command import Command
from .state import State
from .vici import Vici, ViciFailed

ENVIRONMENT = {
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "HOME": "/root",
    "LC_ALL": "C",
    "SYSTEMD_OFFLINE": "1",
}
_FAREWELL = "300"
"""Milliseconds that a peer gets to confirm the end of a tunnel. It has been told by then, and may be gone."""
_SYSTEMCTL, _JOURNALCTL = "/usr/bin/systemctl", "/usr/bin/journalctl"


class Service:
    """Answers one request after the other until the socket closes. Each public method is a request."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._state = State()
        self._captures: list[Capture] = []
        self._sessions: list[probes.Session | None] = []
        self._listeners: probes.Listeners | None = None
        os.environ.clear()
        os.environ.update(ENVIRONMENT)

    def serve(self) -> None:
        for line in self._control.makefile("rb"):
            what, arguments = json.loads(line)
            try:
                answer = {"answer": getattr(self, what)(**arguments)}
            except Exception as error:
                answer = {"failed": f"{what}: {type(error).__name__}: {error}", "trace": traceback.format_exc()}
            self._control.sendall(json.dumps(answer).encode() + b"\n")

    def sh(
        self, text: str, deadline: float = 120, awaited: str | None = None, patience: float | None = None
    ) -> dict[str, Any]:
        """Run ``text`` in a shell as root; what it printed in ``out``. One that does not end in time is interrupted,
        as by Ctrl-C, and has status 124: after ``deadline`` seconds, ``patience`` seconds after its first words, or
        soon after it has shown ``awaited``."""
        status, out = Command(text, watched=awaited is not None).result(deadline, awaited, patience)
        return {"run": text, "status": status, "out": out}

    def prepare(self, files: dict[str, str], first_boot: bool) -> None:
        """Before the network is there: scripts, files, and no service that the machine itself has enabled."""
        boot.install_scripts()
        if os.path.exists(_SYSTEMCTL):
            Path("/run/systemctl").touch()
            namespaces.mount(_SYSTEMCTL, "/run/systemctl", flags=namespaces.BIND)
            namespaces.mount("/run/lab-systemctl", _SYSTEMCTL, flags=namespaces.BIND)
            namespaces.mount("/run/lab-journalctl", _JOURNALCTL, flags=namespaces.BIND)
        if first_boot:
            for folder in glob.glob("/etc/systemd/system/*.wants"):
                shutil.rmtree(folder)
            for path, content in files.items():
                os.makedirs(os.path.dirname(path), exist_ok=True)
                Path(path).write_text(content)
        for setting in ("default", "all"):
            with suppress(OSError):
                Path(f"/proc/sys/net/ipv6/conf/{setting}/accept_dad").write_text("0")

    def configure(self, batch: str, forwarding: bool) -> None:
        """Links, addresses and routes as commands of ip(8), and the services that all hosts have."""
        done = subprocess.run(
            ["ip", "-batch", "-"], input=batch, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        if done.returncode:
            raise ValueError(done.stdout)
        for family in ("ipv4", "ipv6"):
            with suppress(OSError):
                Path(f"/proc/sys/net/{family}/conf/all/forwarding").write_text(str(int(forwarding)))
        self._listeners = self._listeners or probes.Listeners()

    def boot_again(self) -> list[dict[str, Any]]:
        """What the files say that happens at boot, after the network is there."""
        done = [self.sh(command) for command in (boot.SETTINGS, *boot.enabled_services())]
        return [entry for entry in done[1:] if entry["status"]]

    def start_charon(self) -> None:
        done = self.sh("/run/lab-charon")
        if done["status"]:
            log = self.sh("cat /var/log/charon-start.log; tail -n 20 /var/log/charon.log")
            raise ValueError(f"charon did not start: {done['out']}{log['out']}")

    def connect(self, child: str) -> dict[str, Any]:
        """Close the connection that has ``child``, and negotiate ``child`` anew."""
        with Vici(10) as charon:
            owners = {
                name
                for listed in charon.listed("list-conns", "list-conn")
                for name, connection in listed.items()
                if child in connection["children"]
            }
            for association in charon.listed("list-sas", "list-sa"):
                for name in owners & association.keys():
                    with suppress(ViciFailed):  # the peer may be gone, with force the association goes all the same
                        charon.call("terminate", ike=name, force="yes", timeout=_FAREWELL)
            try:
                charon.call("initiate", child=child, timeout="6000")
            except ViciFailed as error:
                return {"run": f"swanctl --initiate --child {child}", "status": 1, "out": str(error)}
        return {"run": f"swanctl --initiate --child {child}", "status": 0, "out": ""}

    def ping(self, to: str, size: int, whole: bool, flow: int | None) -> dict[str, Any]:
        return probes.ping(to, size, whole, flow)

    def transfer(self, to: str, size: int, deadline: float) -> dict[str, Any]:
        return probes.transfer(to, size, deadline)

    def open_session(self, to: str) -> None:
        """Open one more session; where that is not possible, it counts as one that has died."""
        try:
            self._sessions.append(probes.Session(to))
        except OSError:
            self._sessions.append(None)

    def sessions_live(self) -> list[bool]:
        return [session is not None and session.lives() for session in self._sessions]

    def close_sessions(self) -> None:
        while self._sessions:
            if session := self._sessions.pop():
                session.close()

    def start_capture(self, interface: str, expression: str, direction: str) -> None:
        self._captures.append(Capture(interface, expression, direction))

    def stop_captures(self) -> list[dict[str, object]]:
        found = [capture.stop() for capture in self._captures]
        self._captures.clear()
        return found

    def counters(self, names: list[str]) -> dict[str, int]:
        """The values of some of the kernel's counters. Raises KeyError for one that it does not have."""
        values = kernel.counters()
        return {name: values[name] for name in names}

    def associations(self) -> dict[str, int]:
        return kernel.associations()

    def state(self) -> dict[str, str]:
        return self._state.read()
