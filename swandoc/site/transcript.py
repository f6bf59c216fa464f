"""The transcript of a scenario's experiment: what each claim of its proof rests on, command by command."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from swandoc.lab.evidence import Evidence, Shown, system_name
from swandoc.lab.proof import CLAIMS

# Lines of one output that a page shows; the transcript has them all.
_FEW = 4

Entry = Mapping[str, Any]
View = dict[str, Any]


def anchor(shown: Shown) -> str:
    """Where in the transcript something is shown."""
    return _anchor(shown.run, shown.cure, shown.claim)


def _anchor(run: int, cure: int | None, claim: str) -> str:
    place = "failure" if cure is None else f"cure{cure + 1}"
    return f"run{run + 1}-{place}-{claim.replace(' ', '-')}"


def transcript_view(proof: Evidence) -> list[View]:
    """One part for each run of the proof."""
    return [
        {
            "id": f"run{number + 1}",
            "system": system_name(run["versions"]),
            "tools": [f"{name} {run['versions'][name]}" for name in ("iptables", "nftables", "iproute2")],
            "date": run["date"],
            "fingerprint": run["fingerprint"],
            "staged": _claims(number, None, run["outcome"]["staged"]),
            "looks": [_look(look) for look in run["outcome"]["looks"]],
            "cures": [
                {**_about(cure), "claims": _claims(number, position, cure["claims"])}
                for position, cure in enumerate(run["outcome"]["cures"])
            ],
            "neighbours": [
                {**_about(other), "scenario": other["scenario"], "claims": _unlinked(other["claims"])}
                for other in run["outcome"]["neighbours"]
            ],
            "unproven": run["unproven"],
        }
        for number, run in enumerate(proof.runs)
    ]


def before_and_after(proof: Evidence) -> View | None:
    """The first run in a few lines: what failed, and the same after the first remedy; None without a remedy."""
    for run in proof.runs:
        outcome = run["outcome"]
        for cure in outcome["cures"]:
            broken = next(claim for claim in outcome["staged"] if claim["claim"] == "broken")
            cured = next(claim for claim in cure["claims"] if claim["claim"] == "cured")
            return {
                "before": "\n".join(_seen(broken["transcript"])),
                "after": "\n".join(_seen(cured["transcript"])),
                "remedy": f"{cure['remedy']} ({cure['dialect']})",
            }
    return None


def _about(cure: Entry) -> View:
    return {"title": cure["remedy"], "dialect": cure["dialect"], "where": cure["where"]}


def _claims(run: int, cure: int | None, claims: Iterable[Entry]) -> list[View]:
    return [{"id": _anchor(run, cure, claim["claim"]), **_claim(claim)} for claim in claims]


def _unlinked(claims: Iterable[Entry]) -> list[View]:
    return [{"id": "", **_claim(claim)} for claim in claims]


def _claim(claim: Entry) -> View:
    state = {True: "shown", False: "not so", None: "nothing to show"}[claim["holds"]]
    blocks = [_block(entry) for entry in claim["transcript"]]
    return {"words": CLAIMS[claim["claim"]], "state": state, "why": claim["why"], "blocks": blocks}


def _look(look: Entry) -> View:
    blocks = [_block(entry) for entry in look["transcript"]]
    return {"about": look["about"], "shown": look["shown"], "resembles": look["resembles"], "blocks": blocks}


def _block(entry: Entry) -> View:
    """A command with its output, or what a probe, a capture or a counter saw."""
    if "note" in entry:
        return {"prompt": "", "run": entry["note"], "out": "\n".join(entry["lines"])}
    if "capture" in entry or "probe" in entry:
        return {"prompt": f"{entry['where']}:", "run": entry["run"], "out": _result(entry)}
    status = f"\n(exit status {entry['status']})" if entry["status"] else ""
    return {"prompt": f"{entry['where']}#", "run": entry["run"].rstrip(), "out": entry["out"].rstrip() + status}


def _seen(transcript: Iterable[Entry]) -> Iterator[str]:
    """The lines of probes, captures and counters; the commands stand elsewhere on the page."""
    for entry in transcript:
        if "note" in entry:
            yield from (f"{entry['note']}: {line}" for line in entry["lines"])
        elif "capture" in entry or "probe" in entry:
            yield f"{entry['where']}: {entry['run']}"
            yield from (f"  {line}" for line in _result(entry).splitlines()[:_FEW])


def _result(entry: Entry) -> str:
    if "capture" in entry:
        return str(entry["out"]) or "no such packet"
    return str(entry["out"])
