"""Packets as tcpdump sees them while something happens."""

from __future__ import annotations

import re
import signal
import subprocess
import time

_SEEN = re.compile(r"^\d\d:\d\d:\d\d\.\d+ ")


class Capture:
    """A running tcpdump; ready for packets when the constructor returns. Raises ValueError for a wrong filter."""

    def __init__(self, interface: str, expression: str, direction: str) -> None:
        command = ["tcpdump", "-n", "-l", "--immediate-mode", "-i", interface, "-c", "50"]
        if direction:
            command += ["-Q", direction]
        self._command = [*command, expression]
        self._tcpdump = subprocess.Popen(
            self._command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert self._tcpdump.stderr is not None
        for line in self._tcpdump.stderr:
            if "listening on" in line:
                return
            if "error" in line:
                raise ValueError(line.strip())
        raise ValueError("tcpdump ended at once")

    def stop(self, settle: float = 0.05) -> dict[str, object]:
        """What was seen; ``settle`` seconds are for packets that the kernel still holds."""
        time.sleep(settle)
        self._tcpdump.send_signal(signal.SIGINT)
        out, _ = self._tcpdump.communicate(timeout=5)
        seen = [line for line in out.splitlines() if _SEEN.match(line)]
        return {"run": " ".join(self._command), "seen": bool(seen), "out": "\n".join(seen[:10])}
