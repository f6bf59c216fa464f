"""The lab's program: reads requests as lines of JSON, such as a plan to run, and answers in lines of JSON.

It runs as root, either as process 1 of namespaces that its caller made, or in the lab's virtual machine. The end
of its input ends it, and with it every host.
"""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import subprocess
import traceback
from pathlib import Path
from typing import Any

from . import namespaces
from .experiment import Run

_SCRATCH = Path("/run/swandoc-lab")


def main() -> None:
    given, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # what a host prints by mistake must not get between the answers

    def write(kind: str, content: Any) -> None:
        data = json.dumps([kind, content]).encode() + b"\n"
        while data:
            data = data[answers.write(data) :]

    namespaces.keep_mounts_private()
    _SCRATCH.mkdir(parents=True, exist_ok=True)
    namespaces.mount("tmpfs", str(_SCRATCH), "tmpfs")
    write("ready", _versions())
    requests = (json.loads(line) for line in given)
    for number, request in enumerate(requests):
        folder = _SCRATCH / str(number)
        try:
            run = Run(request["plan"], folder, lambda step: write("step", step))
            if "keep" in request:
                run.keep(request["keep"], requests, write)
            else:
                write("outcome", run.outcome())
        except Exception:
            write("failed", traceback.format_exc())
        shutil.rmtree(folder, ignore_errors=True)


def _versions() -> dict[str, str]:
    """What the outcomes hold for."""
    asked = {
        "strongswan": ("swanctl --help", r"strongSwan ([0-9.a-z]+)"),
        "iptables": ("iptables --version", r"iptables (.+)"),
        "nftables": ("nft --version", r"nftables (\S+)"),
        "iproute2": ("ip -V", r"iproute2-([^,\s]+)"),
    }
    versions = {"kernel": os.uname().release}
    for name, (command, pattern) in asked.items():
        done = subprocess.run(command.split(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        found = re.search(pattern, done.stdout)
        versions[name] = found[1] if found else ""
    return {**versions, "system": platform.freedesktop_os_release()["PRETTY_NAME"]}


if __name__ == "__main__":
    main()
