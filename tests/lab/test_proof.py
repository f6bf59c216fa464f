from __future__ import annotations

from typing import TYPE_CHECKING, Any

from swandoc.lab.plan import Plan
from swandoc.lab.proof import Proof, failures, read_proof, write_proof
from swandoc.lab.prove import due_scenarios, shard

if TYPE_CHECKING:
    from pathlib import Path

PLAN = Plan("one", {"broken_by": "this"}, ())
OTHER = Plan("one", {"broken_by": "that"}, ())


def run(
    plan: Plan, system: str = "Debian 12", holds: bool = True, looks: dict[str, bool] | None = None
) -> dict[str, Any]:
    """A run's record; ``looks`` says for "sign 1" and the like whether what was seen resembles the page."""
    claim = {"claim": "cured", "holds": holds, "why": "" if holds else "still there", "transcript": []}
    cure = {"remedy": "Mend it", "dialect": "sh", "claims": [claim]}
    seen = [{"about": about, "resembles": like, "shown": "", "transcript": []} for about, like in (looks or {}).items()]
    outcome = {"staged": [], "looks": seen, "cures": [cure]}
    return {"fingerprint": plan.fingerprint, "versions": {"system": system}, "outcome": outcome}


def test_a_proof_of_todays_plans_is_not_stale(tmp_path: Path) -> None:
    write_proof(tmp_path, Proof("one").with_run(run(PLAN), [PLAN]))
    assert due_scenarios({"one": [PLAN]}, tmp_path) == []


def test_a_proof_is_stale_when_a_plan_has_changed(tmp_path: Path) -> None:
    write_proof(tmp_path, Proof("one").with_run(run(PLAN), [PLAN]))
    assert due_scenarios({"one": [OTHER]}, tmp_path) == ["one"]


def test_a_proof_is_stale_when_a_plan_has_no_run_yet(tmp_path: Path) -> None:
    write_proof(tmp_path, Proof("one").with_run(run(PLAN), [PLAN, OTHER]))
    assert due_scenarios({"one": [PLAN, OTHER]}, tmp_path) == ["one"]


def test_a_failed_proof_is_to_be_run_again(tmp_path: Path) -> None:
    proof = Proof("one").with_run(run(PLAN, holds=False), [PLAN])
    write_proof(tmp_path, proof)
    assert list(failures(proof.runs)) == ["Mend it, sh: cured: still there"]
    assert due_scenarios({"one": [PLAN]}, tmp_path) == ["one"]


def test_no_proof_and_a_damaged_proof_are_stale(tmp_path: Path) -> None:
    assert due_scenarios({"one": [PLAN]}, tmp_path) == ["one"]
    (tmp_path / "one.json").write_text('{"runs": [')
    assert due_scenarios({"one": [PLAN]}, tmp_path) == ["one"]


def test_a_new_run_replaces_that_of_its_system_and_of_plans_that_are_gone() -> None:
    proof = Proof("one").with_run(run(OTHER), [OTHER])
    proof = proof.with_run(run(PLAN), [PLAN]).with_run(run(PLAN, "Debian 13"), [PLAN])
    proof = proof.with_run(run(PLAN, holds=False), [PLAN])
    assert [(one["versions"]["system"], one["fingerprint"]) for one in proof.runs] == [
        ("Debian 12", PLAN.fingerprint),
        ("Debian 13", PLAN.fingerprint),
    ]
    assert len(list(failures(proof.runs))) == 1


def test_a_proof_survives_its_file(tmp_path: Path) -> None:
    proof = Proof("one").with_run(run(PLAN), [PLAN])
    write_proof(tmp_path, proof)
    assert read_proof(tmp_path, "one") == proof
    assert [path.name for path in tmp_path.iterdir()] == ["one.json"]


def test_every_scenario_is_in_exactly_one_shard() -> None:
    names = list("abcdefg")
    assert sorted(shard(names, 1, 3) + shard(names, 2, 3) + shard(names, 3, 3)) == names


def test_a_sign_has_to_be_seen_in_one_of_the_runs() -> None:
    seen, unseen = (
        run(PLAN, looks={"sign 1": True, "sign 2": False}),
        run(OTHER, looks={"sign 1": False, "sign 2": False}),
    )
    proof = Proof("one").with_run(seen, [PLAN, OTHER]).with_run(unseen, [PLAN, OTHER])
    assert proof.unseen([PLAN, OTHER], "Debian 12") == ("sign 2 shows something else than the page",)
    assert proof.due([PLAN, OTHER])


def test_each_system_has_to_show_the_signs() -> None:
    proof = Proof("one").with_run(run(PLAN, looks={"sign 1": True}), [PLAN])
    proof = proof.with_run(run(PLAN, "Debian 13", looks={"sign 1": False}), [PLAN])
    assert proof.unseen([PLAN], "Debian 12") == ()
    assert proof.unseen([PLAN], "Debian 13") == ("sign 1 shows something else than the page",)


def test_of_the_trees_answers_that_lead_here_one_has_to_be_seen() -> None:
    one = run(PLAN, looks={"answer 'Yes' to a": False, "answer 'No' to b": True})
    assert list(failures([one])) == []
    none = run(PLAN, looks={"answer 'Yes' to a": False, "answer 'No' to b": False})
    (failure,) = failures([none])
    assert failure.startswith("the sample of no answer that leads here is seen: answer 'Yes' to a; answer 'No' to b")


TWELVE, THIRTEEN = "Debian GNU/Linux 12 (bookworm)", "Debian GNU/Linux 13 (trixie)"


def test_each_release_is_due_on_its_own() -> None:
    proof = Proof("one").with_run(run(PLAN, TWELVE), [PLAN])
    assert (proof.due([PLAN]), proof.due([PLAN], "bookworm"), proof.due([PLAN], "trixie")) == (False, False, True)
    both = proof.with_run(run(PLAN, THIRTEEN), [PLAN])
    assert not any(both.due([PLAN], release) for release in ("", "bookworm", "trixie"))


def test_what_fails_on_one_release_is_due_there_and_the_proof_is_not_done() -> None:
    proof = Proof("one").with_run(run(PLAN, TWELVE), [PLAN]).with_run(run(PLAN, THIRTEEN, holds=False), [PLAN])
    assert (proof.due([PLAN]), proof.due([PLAN], "bookworm"), proof.due([PLAN], "trixie")) == (True, False, True)


def test_the_first_run_of_a_new_plan_takes_the_old_runs_of_every_system_away() -> None:
    proof = Proof("one").with_run(run(OTHER, TWELVE), [OTHER]).with_run(run(OTHER, THIRTEEN), [OTHER])
    assert proof.systems([PLAN]) == {}
    assert list(proof.with_run(run(PLAN, TWELVE), [PLAN]).systems([PLAN])) == [TWELVE]


def test_a_system_on_which_a_part_of_the_plans_ran_does_not_count() -> None:
    plans = [PLAN, OTHER]
    proof = Proof("one").with_run(run(PLAN, TWELVE), plans).with_run(run(OTHER, TWELVE), plans)
    proof = proof.with_run(run(PLAN, THIRTEEN, holds=False), plans)
    assert list(proof.systems(plans)) == [TWELVE]
    assert (proof.due(plans), proof.due(plans, "trixie")) == (False, True)
