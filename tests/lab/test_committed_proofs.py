"""The proofs that stand in docs/proofs are of today's commands, and every claim in them holds."""

from __future__ import annotations

from pathlib import Path

from swandoc.guide.loader import load_guide
from swandoc.lab.evidence import Evidence, evidence, guide_evidence
from swandoc.lab.plan import plan_guide
from swandoc.lab.proof import Proof, read_proof
from swandoc.lab.topology import load_topologies

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def test_every_experiment_is_proven() -> None:
    found = guide_evidence(load_guide(DOCS / "scenarios"), DOCS / "lab", DOCS / "proofs", root=ROOT)
    assert len(found) >= 6
    wrong = {id_: proof.why or proof.fails for id_, proof in found.items() if not proof.holds or proof.fails}
    assert wrong == {}, "run: swandoc prove"
    assert all(cure.shown for proof in found.values() for cure in proof.cures)


def test_no_proof_is_left_over() -> None:
    experiments = {id_ for id_, scenario in load_guide(DOCS / "scenarios").scenarios.items() if scenario.experiments}
    assert {path.stem for path in (DOCS / "proofs").glob("*.json")} == experiments


def test_a_proof_of_older_commands_is_no_evidence() -> None:
    plans = plan_guide(load_guide(DOCS / "scenarios"), load_topologies(DOCS / "lab"))["forward-drop"]
    proof = read_proof(DOCS / "proofs", "forward-drop")
    older = Proof(proof.scenario, tuple({**run, "fingerprint": "0" * 16} for run in proof.runs))
    why = "Its experiment ran with an older version of these commands."
    assert evidence(older, plans) == Evidence(False, why)
    assert evidence(Proof("forward-drop"), plans) == Evidence(False, "Its experiment has not been run.")


def test_a_claim_that_failed_is_no_evidence() -> None:
    plans = plan_guide(load_guide(DOCS / "scenarios"), load_topologies(DOCS / "lab"))["forward-drop"]
    first, *rest = next(iter(read_proof(DOCS / "proofs", "forward-drop").systems(plans).values()))
    claim, *claims = first["outcome"]["staged"]
    failed = {**first, "outcome": {**first["outcome"], "staged": [{**claim, "holds": False, "why": "x"}, *claims]}}
    found = evidence(Proof("forward-drop", (failed, *rest)), plans)
    system = first["versions"]["system"]
    assert (found.holds, found.why) == (False, f"Its experiment failed on {system}: {claim['claim']}: x.")
