"""The first program of the lab's virtual machine: it loads the lab's program and waits, so that the machine's state can
be kept at this point and woken many times.

A machine that is woken has the clock and the random numbers of the moment when its state was kept. Both are renewed
before anything else happens: the time comes from outside, in seconds since 1970, and the kernel is asked to draw a new
seed, which it takes from the processor. By itself it does so only some seconds later (crng_reseed in
drivers/char/random.c of Linux).
"""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path

from .stage.__main__ import main as stage

ASLEEP = b'["asleep", null]\n'
_RESEED = 0x5207
"""RNDRESEEDCRNG, random(4)."""


def main() -> None:
    os.write(1, ASLEEP)
    time.clock_settime(time.CLOCK_REALTIME, float(_line()))
    with Path("/dev/urandom").open("wb", buffering=0) as random:
        fcntl.ioctl(random, _RESEED)
    stage()


def _line() -> bytes:
    """A line from the standard input, and not a byte beyond it: what follows is for the lab's program."""
    line = b""
    while not line.endswith(b"\n"):
        line += os.read(0, 1)
    return line


if __name__ == "__main__":
    main()
