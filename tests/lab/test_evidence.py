"""What pages say of a proof: on which systems it holds, and on which it does not."""

from __future__ import annotations

from typing import Any

from guides import load

from swandoc.lab.evidence import Evidence, evidence
from swandoc.lab.plan import Plan
from swandoc.lab.proof import Proof
from swandoc.site.output import Links
from swandoc.site.render import render_site

PLAN = Plan("forwarding-off", {"broken_by": "this"}, ())
OTHER = Plan("forwarding-off", {"broken_by": "that"}, ())
TWELVE = {"system": "Debian 12", "strongswan": "5.9.8", "kernel": "6.1"}
THIRTEEN = {"system": "Debian 13", "strongswan": "6.0.1", "kernel": "6.12"}
NAMES = ("strongSwan 5.9.8, Linux 6.1, Debian 12", "strongSwan 6.0.1, Linux 6.12, Debian 13")


def claim(name: str, holds: bool = True) -> dict[str, Any]:
    return {"claim": name, "holds": holds, "why": "" if holds else "it is <still> there", "transcript": []}


def run(plan: Plan, versions: dict[str, str], holds: bool = True, date: str = "2026-01-01") -> dict[str, Any]:
    cure = {"remedy": "Mend it", "where": "gateway", "dialect": "sh", "claims": [claim("cured", holds)]}
    outcome = {"staged": [claim("healthy"), claim("broken")], "looks": [], "cures": [cure], "neighbours": []}
    tools = dict.fromkeys(("iptables", "nftables", "iproute2"), "1")
    return {
        "fingerprint": plan.fingerprint,
        "versions": versions | tools,
        "date": date,
        "unproven": [],
        "outcome": outcome,
    }


def found(*runs: dict[str, Any], plans: tuple[Plan, ...] = (PLAN,)) -> Evidence:
    return evidence(Proof("forwarding-off", runs), plans)


def page(tmp_path: Any, proof: Evidence) -> str:
    files = {file.path: file for file in render_site(load(tmp_path), Links(), evidence={"forwarding-off": proof})}
    return "".join(block.html for block in files["forwarding/forwarding-off.md"].blocks)


def test_one_system_that_ran_is_the_only_one_that_is_named() -> None:
    proof = found(run(PLAN, TWELVE))
    assert (proof.holds, proof.versions, proof.fails) == (True, NAMES[:1], ())


def test_both_systems_are_named_side_by_side(tmp_path: Any) -> None:
    proof = found(run(PLAN, TWELVE, date="2026-02-02"), run(PLAN, THIRTEEN))
    assert (proof.holds, proof.versions, proof.date) == (True, NAMES, "2026-01-01")
    assert [cure.system for cure in proof.cures] == ["Debian 12", "Debian 13"]
    html = page(tmp_path, proof)
    assert "; ".join(NAMES) in html
    assert "<td>Debian 13</td>" in html
    assert "<td>Debian 12</td>" not in page(tmp_path, found(run(PLAN, TWELVE)))


def test_a_claim_that_fails_on_one_system_is_told_beside_the_other(tmp_path: Any) -> None:
    proof = found(run(PLAN, TWELVE, holds=False), run(PLAN, THIRTEEN))
    why = "Mend it, sh: cured: it is <still> there"
    assert (proof.holds, proof.versions, proof.fails) == (True, NAMES[1:], ((NAMES[0], why),))
    assert [cure.system for cure in proof.cures] == ["Debian 13"]
    assert {shown.run for cure in proof.cures for shown in cure.shown} == {0}
    assert [one["versions"]["system"] for one in proof.runs] == ["Debian 13", "Debian 12"]
    html = page(tmp_path, proof)
    assert f"with {NAMES[0]}: Mend it, sh: cured: it is &lt;still&gt; there" in html
    assert "Machine-tested" in html


def test_a_proof_that_fails_everywhere_does_not_hold(tmp_path: Any) -> None:
    proof = found(run(PLAN, TWELVE, holds=False), run(PLAN, THIRTEEN, holds=False))
    assert not proof.holds
    assert [name for name, _ in proof.fails] == list(NAMES)
    assert "on Debian 12: Mend it" in proof.why
    assert "on Debian 13: Mend it" in proof.why
    assert "Not machine-tested" in page(tmp_path, proof)


def test_a_stale_run_counts_for_nothing_beside_one_of_today() -> None:
    proof = found(run(OTHER, THIRTEEN), run(PLAN, TWELVE))
    assert (proof.holds, proof.versions) == (True, NAMES[:1])
    assert len(proof.runs) == 1
    assert found(run(OTHER, THIRTEEN)) == Evidence(False, "Its experiment ran with an older version of these commands.")


def test_a_system_on_which_a_part_ran_is_not_named() -> None:
    runs = (run(PLAN, TWELVE), run(OTHER, TWELVE), run(PLAN, THIRTEEN))
    assert found(*runs, plans=(PLAN, OTHER)).versions == NAMES[:1]
