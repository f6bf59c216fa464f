"""Whether a command printed what a page says that it prints, or something of the same shape."""

from __future__ import annotations

import re

NOTHING = "(no output)"
"""What a page writes where a command prints nothing."""

_ANYTHING = "…"
_KEPT = r"(?:= |mtu[ =]|mss |lookup |table |if_id |mark |key |--[a-z-]+ )"
_TOKENS = re.compile(
    rf"(?P<kept>(?<=\W){_KEPT}|^{_KEPT})(?P<value>[^\s,\]]*)"
    r"|(?P<mac>\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b)"
    r"|(?P<time>\b\d\d:\d\d:\d\d(?:\.\d+)?\b)"
    r"|(?P<address>\b(?:\d{1,3}\.){3}\d{1,3}(?:/\d+)?)(?:\.(?P<port>\d+))?"
    r"|(?P<address6>(?<!\w)(?:[0-9a-f]{0,4}:){2,}(?:(?:\d+\.){3}\d+|[0-9a-f]{0,4})(?:/\d+)?)(?:\.(?P<port6>\d+))?"
    r"|(?P<sequence>(?<=\bseq )\d+(?::\d+)?|(?<=\back )\d+)"
    r"|(?P<hex>\b(?:0x[0-9a-f]{7,8}|[0-9a-f]{8}|[0-9a-f]{16})(?:_[ir]\*?)?(?![\w*])|(?<=seq=)0x[0-9a-f]+)"
    r"|(?P<lasting>(?<![\w.])\d+(?:\.\d+)?(?:ms|s|sec)(?!\w)|(?<=time )\d+(?:\.\d+)? ?ms)"
    r"|(?P<number>(?<![\w.])\d+(?:\.\d+)?[KMGT]?(?![\w]))"
)
# iptables -n of 1.8.9 lists protocols by number, older and newer ones by name.
_PROTOCOLS = {"0": "all", "1": "icmp", "6": "tcp", "17": "udp", "50": "esp", "51": "ah", "58": "ipv6-icmp"}
_PROTOCOL_COLUMN = re.compile(rf"(?<= )({'|'.join(_PROTOCOLS)})(?= (--|-f|!f) )")
_BESIDES = re.compile(r"@if\d+\b|^\s*\d\d:\d\d:\d\d\.\d+ ")
"""What the lab's cables add to the names of interfaces, and when tcpdump saw a packet."""
_LAST_WELL_KNOWN_PORT = 1023
_NAT_T = 4500


def matches(expect: str, out: str) -> bool:
    """Whether the lines of ``expect`` stand in ``out`` in this order; ``…`` stands for anything in a line.

    Lines between them, and blanks at both ends of a line, do not count.
    """
    return _in_order([_pattern(line.strip()) for line in expect.splitlines() if line.strip()], out.splitlines())


def resembles(shown: str, out: str) -> bool:
    """Like `matches`, for the output of another run on another day: what differs from run to run does not count.

    That is times, hardware addresses, SPIs, cookies, ephemeral ports, blanks, and how large a number is. That a
    number is zero counts, and so do addresses, and the numbers of settings, MTUs, MSSs, tables, marks and rules.
    """
    if shown.strip() == NOTHING:
        return not out.strip()
    wanted = [_pattern(_shape(line)) for line in shown.splitlines() if line.strip()]
    return _in_order(wanted, [_shape(line) for line in out.splitlines()])


def _in_order(wanted: list[re.Pattern[str]], lines: list[str]) -> bool:
    left = iter(line.strip() for line in lines)
    return all(any(pattern.fullmatch(line) for line in left) for pattern in wanted)


def _pattern(line: str) -> re.Pattern[str]:
    return re.compile(".*".join(re.escape(part) for part in line.split(_ANYTHING)))


def _shape(line: str) -> str:
    """The line with a word such as <number> in the place of what differs from run to run."""
    line = _BESIDES.sub("", line)
    named = _PROTOCOL_COLUMN.sub(lambda found: _PROTOCOLS[found[0]], " ".join(line.split()))
    return _TOKENS.sub(_kind, named)


def _kind(token: re.Match[str]) -> str:
    match token.lastgroup:
        case "port" | "port6" as kind:
            port = int(token[kind])
            known = port <= _LAST_WELL_KNOWN_PORT or port == _NAT_T
            return f"{token['address'] or token['address6']}.{port if known else '<port>'}"
        case "sequence":
            return "<range>" if ":" in token[0] else "<number>"
        case "time" | "mac" | "hex" | "lasting" as kind:
            return f"<{kind}>"
        case "number":
            return "0" if float(token[0].rstrip("KMGT")) == 0 else "<number>"
    return token[0]
