"""Chains of our own in iptables: filling them, jumping to them first, and taking them away again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..parts import Part, Parts
from ..shell import FIREWALLS, block, boot_script, check, remove_boot_script

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..intents.netfilter import Family

_TOOLS = {"ipv4": "iptables", "ipv6": "ip6tables"}
# Of a chain's listing what stands before the first rule of others, and that rule.
_TOP = "sed '/^-P/d; /swandoc-/!q'"
_NO_ERROR = "2>/dev/null || true"

_BOOT_NOTE = (
    "A unit puts the rules back after the firewall's own at boot, and again when that is restarted. "
    "`netfilter-persistent save` would also freeze what Docker, fail2ban or strongSwan have added for now. "
    "Without systemd have the script run at boot in your system's own way."
)


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain of our own, ``name`` (at most 28 characters), with a jump to it on top of the chains ``hooks``.

    ``tools`` are commands that take the same rules, or ``$ipt`` alone. ``rules`` are all that the chain ever holds if
    it is ``whole``; otherwise the same wish with other values may have put its own beside them.
    """

    tools: Sequence[str]
    table: str
    hooks: Sequence[str]
    name: str
    rules: Sequence[str]
    whole: bool = False

    def command(self, tool: str) -> str:
        return f"{tool} -w" if self.table == "filter" else f"{tool} -w -t {self.table}"

    def fill(self) -> list[str]:
        """Lines that make the chain and its rules."""
        ipt = self.command("$ipt")
        if self.whole:
            filling = [f"{ipt} -N {self.name} 2>/dev/null || {ipt} -F {self.name}"]
            return filling + [wrapped(f"{ipt} -A {self.name} {rule}") for rule in self.rules]
        filling = [f"{ipt} -N {self.name} {_NO_ERROR}"]
        for rule in self.rules:
            filling += [f"{ipt} -C {self.name} {rule} 2>/dev/null ||", f"  {ipt} -A {self.name} {rule}"]
        return filling

    def jump(self) -> list[str]:
        """Lines that bring the jumps to the top; where they stand there already nothing is touched."""
        ipt, hook = self.command("$ipt"), self.hooks[0] if len(self.hooks) == 1 else "$hook"
        lines = [
            "# the first match decides: above the rules of others",
            f"if ! {ipt} -S {hook} | {_TOP} | grep -q '{self.name}$'; then",
            f"  {ipt} -D {hook} -j {self.name} {_NO_ERROR}",
            f"  {ipt} -I {hook} -j {self.name}",
            "fi",
        ]
        return lines if hook in self.hooks else loop("hook", self.hooks, lines)

    def remove(self) -> list[str]:
        """Lines that take away the chain, or of a shared chain our rules, and the rest with the last rule."""
        ipt = self.command("$ipt")
        jumps = [f"{ipt} -D {hook} -j {self.name} {_NO_ERROR}" for hook in self.hooks]
        if self.whole:
            return [*jumps, f"{ipt} -F {self.name} {_NO_ERROR}", f"{ipt} -X {self.name} {_NO_ERROR}"]
        return [
            *(f"{ipt} -D {self.name} {rule} {_NO_ERROR}" for rule in self.rules),
            f'if [ "$({ipt} -S {self.name} 2>/dev/null)" = "-N {self.name}" ]; then',
            *(f"  {line}" for line in jumps),
            f"  {ipt} -X {self.name}",
            "fi",
        ]

    def for_tools(self, lines: Sequence[str]) -> list[str]:
        """``lines``, which speak of ``$ipt``, for each tool."""
        if len(self.tools) == 1:
            return [line.replace("$ipt", self.tools[0]) for line in lines]
        return loop("ipt", self.tools, lines)

    def conditions(self, tool: str) -> list[str]:
        ipt = self.command(tool)
        return [
            *(wrapped(f"{ipt} -C {self.name} {rule} 2>/dev/null") for rule in self.rules),
            *(f"{ipt} -S {hook} | {_TOP} | grep -q '{self.name}$'" for hook in self.hooks),
        ]

    def shown(self, tool: str) -> Iterator[tuple[str, str]]:
        """What to run, and what it has to print. iptables lists a protocol's matches in words of its own."""
        ipt = self.command(tool)
        for hook in self.hooks:
            yield f"{ipt} -S {hook} | {_TOP}", f"-A {hook} -j {self.name}"
        rules = (re.sub(r'(! )?-p .*?(?=-m policy|-j)|"\$with"', "…", rule) for rule in self.rules)
        yield f"{ipt} -S {self.name}", "\n".join(f"-A {self.name} {rule}" for rule in rules)

    def short(self) -> Iterator[str]:
        """The rules without a chain of their own."""
        table = "" if self.table == "filter" else f" -t {self.table}"
        for tool in self.tools:
            for hook in self.hooks:
                yield from (wrapped(f"{tool}{table} -I {hook} {rule}") for rule in self.rules)


def wrapped(line: str) -> str:
    """A command in two lines where it is too long to be read at a glance."""
    indent = " " * (len(line) - len(line.lstrip()) + 4)
    return line.replace(" -m policy", f" \\\n{indent}-m policy") if len(line) > 100 else line


def loop(name: str, words: Sequence[str], lines: Sequence[str]) -> list[str]:
    return [f"for {name} in {' '.join(words)}; do", *(f"  {line}" for line in "\n".join(lines).split("\n")), "done"]


def tools_for(families: Sequence[Family]) -> list[str]:
    return [_TOOLS[family] for family in families]


def tool_for(subnet: object) -> list[str]:
    """Lines that set ``$ipt`` to what handles the subnet's family."""
    return [f"subnet={subnet}", "case $subnet in *:*) ipt=ip6tables ;; *) ipt=iptables ;; esac"]


def boot(name: str, summary: str, lines: Sequence[str]) -> Part:
    body = "\n".join(["set -eu", *lines])
    return block(*boot_script(name, summary, body, after=FIREWALLS, again_with=FIREWALLS), note=_BOOT_NOTE)


def in_chains(
    file: str,
    summary: str,
    chains: Sequence[Chain],
    *,
    first: Sequence[str] = (),
    values: Sequence[str] = (),
    guard: Sequence[str] = (),
    short: str = "",
    note: str = "",
) -> Parts:
    """The parts for rules in chains of our own.

    ``file`` names the boot script; ``first`` sets ``$ipt``, ``values`` what the rules use, and ``guard`` are lines
    that may stop *apply*.
    """
    apply = [*first, *values, *(line for chain in chains for line in chain.for_tools([*chain.fill(), *chain.jump()]))]
    shown = [pair for chain in chains for tool in chain.tools for pair in chain.shown(tool)]
    show = [*first, "# built-in chains up to the first rule that is not swandoc's", *(command for command, _ in shown)]
    brief = "\n".join(line for chain in chains for line in chain.short())
    if "$ipt" in brief:
        brief = "# for IPv6: ip6tables\n" + brief.replace("$ipt", "iptables")
    return Parts(
        check=check(
            *(condition for chain in chains for tool in chain.tools for condition in chain.conditions(tool)),
            first=[*first, *values],
        ),
        apply=block(*guard, *apply),
        verify=Part("\n".join(["(", *show, ")"] if first else show), expect="\n".join(text for _, text in shown)),
        undo=block(
            *first,
            *values,
            *(line for chain in chains for line in chain.for_tools(chain.remove())),
            *remove_boot_script(file),
        ),
        persist=boot(file, summary, apply),
        note=note,
        short=short or brief,
    )
