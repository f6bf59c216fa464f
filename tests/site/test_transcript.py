from __future__ import annotations

from typing import Any

import html5lib
from guides import load

from swandoc.lab.evidence import Evidence, Shown, evidence
from swandoc.lab.plan import Plan
from swandoc.lab.proof import Proof
from swandoc.site.output import Links
from swandoc.site.render import render_site
from swandoc.site.transcript import anchor, before_and_after

PLAN = Plan("forwarding-off", {}, ())
LOST = {"where": "client", "probe": "ping", "run": "ping 10.1.0.10", "works": False, "out": "no reply"}
SEEN = {**LOST, "works": True, "out": "a reply"}
CAPTURE = {"where": "gateway", "capture": "icmp", "run": "tcpdump icmp", "seen": False, "out": ""}
COMMAND = {"where": "gateway", "run": "sysctl -w a=<b>\n", "status": 1, "out": "<script>alert(1)</script>\n"}
COUNTER = {"note": "IpInAddrErrors of gateway", "lines": ["1 -> 2"]}


def claim(name: str, *entries: dict[str, Any], holds: bool | None = True) -> dict[str, Any]:
    return {"claim": name, "holds": holds, "why": "" if holds else "for a reason", "transcript": list(entries)}


OUTCOME = {
    "staged": [claim("healthy", SEEN), claim("broken", COMMAND, LOST, CAPTURE, COUNTER)],
    "looks": [{"about": "sign 1", "shown": "a = 0", "resembles": True, "transcript": [COMMAND]}],
    "cures": [
        {
            "remedy": "Turn it on",
            "where": "gateway",
            "dialect": "sysctl",
            "claims": [claim("cured", COMMAND, SEEN), claim("survives a reboot", holds=None)],
        }
    ],
    "neighbours": [
        {
            "scenario": "forward-drop",
            "remedy": "Remove the rule",
            "where": "gateway",
            "dialect": "iptables",
            "claims": [claim("does not cure", LOST)],
        }
    ],
}
VERSIONS = {
    "system": "Debian 12",
    "strongswan": "5.9.8",
    "kernel": "6.1",
    "iptables": "1",
    "nftables": "1",
    "iproute2": "6",
}


def proven() -> Evidence:
    run = {
        "fingerprint": PLAN.fingerprint,
        "date": "2026-01-02",
        "versions": VERSIONS,
        "unproven": [{"remedy": "Turn it on", "dialect": "ufw", "reason": "it is not here"}],
        "outcome": OUTCOME,
    }
    found = evidence(Proof("forwarding-off", (run,)), [PLAN])
    assert found.holds, found.why
    return found


def test_each_badge_leads_to_its_part_of_the_transcript(tmp_path: Any) -> None:
    found = proven()
    files = {file.path: file for file in render_site(load(tmp_path), Links(), evidence={"forwarding-off": found})}
    page = html5lib.parse(files["forwarding/forwarding-off/transcript.html"].content, namespaceHTMLElements=False)
    ids = {element.get("id") for element in page.iter() if element.get("id")}
    shown = [one for cure in found.cures for one in cure.shown]
    assert {one.words for one in shown} == {"healthy before", "reproduced", "cured"}
    assert {anchor(one) for one in shown} <= ids
    scenario = "".join(block.html for block in files["forwarding/forwarding-off.md"].blocks)
    assert all(f'href="transcript.html#{anchor(one)}"' in scenario for one in shown)


def test_what_hosts_printed_is_text_on_the_page(tmp_path: Any) -> None:
    files = {
        file.path: file.content for file in render_site(load(tmp_path), Links(), evidence={"forwarding-off": proven()})
    }
    transcript = files["forwarding/forwarding-off/transcript.html"]
    assert "<script" not in transcript
    assert "&lt;script&gt;alert(1)&lt;/script&gt;\n(exit status 1)" in transcript
    for words in ("no such packet", "for a reason", "it is not here", "1 -&gt; 2", "Remove the rule"):
        assert words in transcript


def test_the_page_shows_the_probe_before_and_after() -> None:
    assert before_and_after(proven()) == {
        "before": "client: ping 10.1.0.10\n  no reply\ngateway: tcpdump icmp\n  no such packet\n"
        "IpInAddrErrors of gateway: 1 -> 2",
        "after": "client: ping 10.1.0.10\n  a reply",
        "remedy": "Turn it on (sysctl)",
    }


def test_without_a_proof_that_holds_there_is_no_transcript(tmp_path: Any) -> None:
    paths = {file.path for file in render_site(load(tmp_path), Links(), evidence={})}
    assert not any("transcript" in path for path in paths)
    assert anchor(Shown("cured", 0, None, "broken")) == "run1-failure-broken"
