"""The shapes that shell parts share, so that every dialect behaves alike.

All is POSIX sh for a root shell. Readers paste parts into an interactive session, often the very SSH session that
keeps the gateway reachable. Hence ``block``: ``set -e`` lives in a subshell and cannot end theirs. A *check* prints
"in place" (status 0) or "not in place" (status 1). What undo must know about the state before goes to ``STATE``,
once: a second apply does not overwrite it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .parts import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

STATE = "/var/lib/swandoc"
SCRIPTS = "/etc/swandoc"
FIREWALLS = "netfilter-persistent.service nftables.service ufw.service firewalld.service docker.service"
"""The units that load other owners' packet filter rules, for ``boot_script``."""


def block(*lines: str, note: str = "") -> Part:
    """Commands that stop at the first failure without ending the reader's own shell."""
    return Part("\n".join(["(", "set -eu", *lines, ")"]), note=note)


def check(*conditions: str, first: Sequence[str] = (), note: str = "") -> Part:
    """Prints and returns whether all ``conditions`` (each one pipeline) hold.

    ``first`` are the lines before the question, such as functions; they do not leave traces in the reader's shell.
    """
    joined = " &&\n   ".join(conditions)
    question = f'if {joined}\nthen echo "in place"\nelse echo "not in place"; false\nfi'
    return Part("\n".join(["(", *first, question, ")"]) if first else question, note=note)


def write_file(path: str, content: str, *, end: str = "END") -> list[str]:
    """Lines that make ``path`` hold exactly ``content``, which may hold anything except a line that is just ``end``.

    Not atomic: for what is read at boot, or when it is told to be read, and never at any moment.
    """
    directory = path.rpartition("/")[0]
    return [f"mkdir -p {directory}", f"cat > {path} <<'{end}'", *content.rstrip("\n").split("\n"), end]


def remember(name: str, command: str) -> list[str]:
    """Lines that keep what ``command`` prints under ``STATE/name``, unless something is kept there already."""
    directory = f"{STATE}/{name}".rpartition("/")[0]
    return [f"mkdir -p {directory}", f"[ -e {STATE}/{name} ] || {command} > {STATE}/{name}"]


def forget(*names: str) -> list[str]:
    """Lines that remove what ``remember`` kept, and the state directories that become empty by it."""
    lines = [f"rm -f {' '.join(f'{STATE}/{name}' for name in names)}"]
    folders = sorted({f"{STATE}/{name}".rpartition("/")[0] for name in names}, key=len, reverse=True)
    if STATE not in folders:
        folders.append(STATE)
    lines.append(f"rmdir {' '.join(folders)} 2>/dev/null || true")
    return lines


def boot_script(
    name: str, summary: str, body: str, *, after: str = "network-pre.target", again_with: str = ""
) -> list[str]:
    """Lines that install ``body`` as a script and a systemd unit ``swandoc-<name>.service`` that runs it at boot.

    ``after`` are the units whose rules the script's must come after; when one of ``again_with`` is restarted the
    script runs again (PartOf= in systemd.unit(5)). Enabling does not start the unit: *apply* has done the work for
    this boot.
    """
    script = f"{SCRIPTS}/{name}.sh"
    unit = "\n".join(
        [
            "[Unit]",
            f"Description={summary}",
            f"After={after}",
            *([f"PartOf={again_with}"] if again_with else []),
            "",
            "[Service]",
            "Type=oneshot",
            "RemainAfterExit=yes",
            f"ExecStart=/bin/sh {script}",
            "",
            "[Install]",
            "WantedBy=multi-user.target",
        ]
    )
    return [
        *write_file(script, body, end="SCRIPT"),
        *write_file(f"/etc/systemd/system/swandoc-{name}.service", unit, end="UNIT"),
        "systemctl daemon-reload",
        f"systemctl enable swandoc-{name}.service",
    ]


def remove_boot_script(name: str) -> list[str]:
    """Lines that take away what ``boot_script`` installed; nothing happens where it was not installed."""
    unit = f"/etc/systemd/system/swandoc-{name}.service"
    return [
        f"if [ -e {unit} ]; then",
        f"  systemctl disable swandoc-{name}.service",
        f"  rm -f {unit} {SCRIPTS}/{name}.sh",
        f"  rmdir {SCRIPTS} 2>/dev/null || true",
        "  systemctl daemon-reload",
        "fi",
    ]


def ssh_guard(destination: str) -> list[str]:
    """Lines that stop where packets to ``destination`` are going to be refused and an SSH session may be among them.

    The refusing rules spare port 22; the last word of SSH_CONNECTION is the server's port (sshd(8), ssh(1)).
    """
    return [
        'case ${SSH_CONNECTION:-22} in 22 | *" 22") ;; *)',
        f'  echo "Your SSH session is not on port 22: it ends if it comes from {destination} outside the tunnel." >&2',
        '  echo "To go on all the same: unset SSH_CONNECTION" >&2',
        "  exit 1",
        "esac",
    ]


KEEP_ROUTER = [
    "# It deletes a default route that the kernel has learned from router advertisements, unless accept_ra is 2.",
    "for link in $(ip -6 route show default proto ra | sed -n 's/.* dev \\([^ ]*\\).*/\\1/p'); do",
    '  if [ "$(sysctl -n "net/ipv6/conf/$link/accept_ra")" = 1 ]; then',
    '    echo "Stopped: this host would lose its IPv6 default route." >&2',
    '    echo "First: sysctl -w net/ipv6/conf/$link/accept_ra=2" >&2',
    "    exit 1",
    "  fi",
    "done",
]
"""Lines that stop before IPv6 forwarding would take this host's own default route away."""
