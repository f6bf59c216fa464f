"""Namespaces and mounts, by the system calls of Linux: unshare(2), mount(2), sethostname(2)."""

from __future__ import annotations

import ctypes
import os

NEW_MOUNTS = 0x00020000
NEW_HOSTNAME = 0x04000000
NEW_PROCESSES = 0x20000000
NEW_NETWORK = 0x40000000

BIND = 0x1000
_RECURSIVE = 0x4000
_PRIVATE = 1 << 18

_libc = ctypes.CDLL(None, use_errno=True)


def unshare(flags: int) -> None:
    """Leave the namespaces that ``flags`` names for new ones; NEW_PROCESSES takes effect for children."""
    _check(_libc.unshare(flags), "unshare")


def mount(source: str, target: str, kind: str = "", flags: int = 0, options: str = "") -> None:
    """Mount ``source`` at ``target``. Raises OSError."""
    arguments = (source.encode(), target.encode(), kind.encode() or None, flags, options.encode() or None)
    _check(_libc.mount(*arguments), f"mount {kind or source} at {target}")


def keep_mounts_private() -> None:
    """Let no mount from now on be seen outside this mount namespace."""
    mount("none", "/", flags=_RECURSIVE | _PRIVATE)


def name_host(name: str) -> None:
    """The host name that programs in this namespace see."""
    _check(_libc.sethostname(name.encode(), len(name.encode())), "sethostname")


def _check(status: int, what: str) -> None:
    if status:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
