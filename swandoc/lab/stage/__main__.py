"""The lab's program: reads requests as lines of JSON, such as a plan to run, and answers in lines of JSON.

It runs as root, either as process 1 of namespaces that its caller made, or in the lab's virtual machine. The end
of its input ends it, and with it every host.
"""

from __future__ import annotations

import json
import os
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
        "kernel": "uname -r",
        "strongswan": "swanctl --help 2>&1 | sed -n 's,.*strongSwan \\([0-9.a-z]*\\) .*,\\1,p'",
        "iptables": "iptables --version | cut -d ' ' -f 2-",
        "nftables": "nft --version | cut -d ' ' -f 2",
        "iproute2": "ip -V | sed 's/.*iproute2-//; s/,.*//'",
        "system": ". /etc/os-release; echo $PRETTY_NAME",
    }
    return {
        name: subprocess.run(["sh", "-c", command], stdout=subprocess.PIPE, text=True).stdout.strip()
        for name, command in asked.items()
    }


if __name__ == "__main__":
    main()
