from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from guides import SOUND, changed, load
from pydantic import ValidationError

from swandoc.guide.experiment import Experiment
from swandoc.lab import plan as plans
from swandoc.lab.plan import check_experiment, make_plans
from swandoc.lab.topology import Topology, load_topologies
from swandoc.snippets import store
from swandoc.snippets.history import History, advance

if TYPE_CHECKING:
    from swandoc.guide.model import Guide
    from swandoc.lab.plan import Plan

DOCS = Path(__file__).parents[2] / "docs"
TOPOLOGY = Topology.model_validate(
    {
        "title": "Two hosts",
        "settings": {"greeting": "hello {wan}"},
        "hosts": {
            "client": {"interfaces": {"eth0": {"network": "wire", "addresses": ["192.0.2.10/24"]}}},
            "gateway": {"interfaces": {"{wan}": {"network": "wire", "addresses": ["{gateway}/24"]}}},
        },
    }
)
EXPERIMENT: dict[str, Any] = {
    "topology": "pair",
    "broken_by": [{"where": "gateway", "run": "echo {greeting}; nft add chain x { type y; }"}],
    "symptom": [{"where": "client", "ping": "{gateway}"}],
}


def planned(tmp_path: Path, files: dict[str, str] | None = None, **more: Any) -> list[Plan]:
    guide = load(tmp_path, **(files or {}))
    assert guide.problems == ()
    return make_plans(guide, "forwarding-off", Experiment.model_validate(EXPERIMENT | more), TOPOLOGY)


def test_slots_take_the_parameters_examples_and_the_settings(tmp_path: Path) -> None:
    (plan,) = planned(tmp_path)
    assert plan.content["broken_by"][0]["run"] == "echo hello eth0; nft add chain x { type y; }"
    assert plan.content["symptom"][0]["ping"] == "192.0.2.1"
    assert list(plan.content["topology"]["hosts"]["gateway"]["interfaces"]) == ["eth0"]


def test_an_experiment_replaces_a_setting(tmp_path: Path) -> None:
    (plan,) = planned(tmp_path, settings={"greeting": "bye {gateway}"})
    assert "echo bye 192.0.2.1;" in plan.content["broken_by"][0]["run"]


def test_a_plan_holds_the_text_of_the_page(tmp_path: Path) -> None:
    (plan,) = planned(tmp_path)
    parts = plan.content["cures"][0]["steps"][0]["parts"]
    assert parts["apply"]["text"] == "sysctl -w net.ipv4.ip_forward=1"
    assert parts["verify"]["expect"] == "1"
    assert plan.content["cures"][0]["steps"][0]["without"] == {"persist": "The distribution has its own file."}


def with_intent(tmp_path: Path, **more: Any) -> tuple[Guide, list[Plan]]:
    old = SOUND["forwarding/forwarding-off.yml"]
    begin, end = old.index("      - commands:"), old.index("cured:")
    text = old[:begin] + '      - exempt-ipsec-from-nat: {out: "{wan}"}\n' + old[end:]
    guide = load(tmp_path, **{"forwarding/forwarding-off.yml": text})
    assert guide.problems == ()
    return guide, make_plans(guide, "forwarding-off", Experiment.model_validate(EXPERIMENT | more), TOPOLOGY)


def test_the_text_is_that_of_the_exported_snippet(tmp_path: Path) -> None:
    guide, (plan,) = with_intent(tmp_path)
    exported = store.export(guide, advance(History(), guide, "2026-01-01"), {})
    assert {cure["dialect"] for cure in plan.content["cures"]} == {"iptables", "nftables"}
    for cure in plan.content["cures"]:
        for kind, part in cure["steps"][0]["parts"].items():
            path = f"forwarding-off/exempt-ipsec-from-nat.{cure['dialect']}.{kind}.sh"
            assert exported[path].partition("\n")[2] == part["text"] + "\n"


def test_remedies_out_of_the_labs_reach_are_named_with_the_reason(tmp_path: Path) -> None:
    elsewhere = changed(
        "forwarding/forwarding-off.yml", ("    where: gateway\n    intents", "    where: console\n    intents")
    )
    (plan,) = planned(tmp_path, elsewhere)
    assert plan.content["cures"] == []
    assert plan.unproven == (("Turn it on", "", "the lab's network has no console"),)


def test_dialects_that_need_another_break_get_a_plan_of_their_own(tmp_path: Path) -> None:
    names = ("iptables", "nftables")
    steps = [{"where": "gateway", "run": f"echo {name}", "dialects": [name]} for name in names]
    _, made = with_intent(tmp_path, broken_by=steps)
    ran = [one.content["broken_by"][0]["run"] for one in made]
    assert ran == ["echo iptables", "echo nftables"]
    assert [[cure["dialect"] for cure in one.content["cures"]] for one in made] == [["iptables"], ["nftables"]]


def test_a_dialect_that_the_experiment_cannot_prove_is_named_with_its_reason(tmp_path: Path) -> None:
    _, (plan,) = with_intent(tmp_path, unproven={"iptables": "it is not the owner here"})
    assert [cure["dialect"] for cure in plan.content["cures"]] == ["nftables"]
    assert ("Turn it on", "iptables", "it is not the owner here") in plan.unproven


def test_the_fingerprint_changes_with_a_remedy(tmp_path: Path) -> None:
    before = planned(tmp_path)[0].fingerprint
    other = changed(
        "forwarding/forwarding-off.yml", ("sysctl -w net.ipv4.ip_forward=1", "sysctl -qw net.ipv4.ip_forward=1")
    )
    assert planned(tmp_path)[0].fingerprint == before
    assert planned(tmp_path, other)[0].fingerprint != before


def test_the_fingerprint_changes_with_a_parameters_example(tmp_path: Path) -> None:
    before = planned(tmp_path)[0].fingerprint
    assert planned(tmp_path, changed("parameters.yml", ("example: eth0", "example: eth5")))[0].fingerprint != before


def test_the_fingerprint_changes_with_the_experiment(tmp_path: Path) -> None:
    assert planned(tmp_path)[0].fingerprint != planned(tmp_path, reconnect=True)[0].fingerprint


def test_the_fingerprint_changes_with_the_labs_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = planned(tmp_path)[0].fingerprint
    monkeypatch.setattr(plans, "program_version", lambda: "another")
    assert planned(tmp_path)[0].fingerprint != before


def test_the_fingerprint_does_not_change_with_the_scenarios_prose(tmp_path: Path) -> None:
    prose = changed(
        "forwarding/forwarding-off.yml", ("The kernel drops what is not for itself.", "Nothing goes through.")
    )
    assert planned(tmp_path)[0].fingerprint == planned(tmp_path, prose)[0].fingerprint


def test_a_plan_is_plain_data(tmp_path: Path) -> None:
    (plan,) = planned(tmp_path)
    assert json.loads(json.dumps(plan.content)) == plan.content


@pytest.mark.parametrize("probe", [{}, {"ping": "192.0.2.1", "fetch": "192.0.2.1"}])
def test_a_probe_has_exactly_one_target(probe: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="either 'ping' or 'fetch'"):
        Experiment.model_validate(EXPERIMENT | {"symptom": [{"where": "client", **probe}]})


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"topology": "piar"}, "no topology is called 'piar' (did you mean 'pair'?)"),
        ({"symptom": [{"where": "gatway", "ping": "192.0.2.1"}]}, "the topology 'pair' has no host 'gatway'"),
        ({"settings": {"greting": "x"}}, "the topology 'pair' has no setting 'greting' (did you mean 'greeting'?)"),
        ({"remedies": [2]}, "there is no remedy 2 (the scenario has 1)"),
    ],
)
def test_an_experiment_that_does_not_fit_is_reported(tmp_path: Path, more: dict[str, Any], said: str) -> None:
    guide = load(tmp_path)
    experiment = Experiment.model_validate(EXPERIMENT | more)
    found = [str(one) for one in check_experiment(guide, "forwarding-off", 0, experiment, {"pair": TOPOLOGY})]
    assert len(found) == 1
    assert said in found[0]


def test_the_guides_own_topologies_are_sound() -> None:
    topologies = load_topologies(DOCS / "lab")
    assert topologies.problems == ()
    assert "roadwarrior" in topologies.by_id


def test_the_pages_signs_and_the_trees_answers_are_looked_at(tmp_path: Path) -> None:
    (plan,) = planned(tmp_path)
    steps = [{"runs": [{"where": "gateway", "run": "sysctl net.ipv4.ip_forward"}], "shown": "net.ipv4.ip_forward = 0"}]
    assert plan.content["looks"] == [
        {"about": "sign 1", "steps": steps},
        {"about": "answer 'No' to is-it-on", "steps": steps},
    ]


def test_a_prompt_in_a_sample_is_one_more_command() -> None:
    found = plans._look_all([("client", "ping -c 1 a\nping -c 1 b")], "1 received\n$ curl x | head\nrefused\n")
    assert found == [
        {"runs": [{"where": "client", "run": f"ping -c 1 {to}"} for to in "ab"], "shown": "1 received\n"},
        {"runs": [{"where": "client", "run": "curl x | head"}], "shown": "refused\n"},
    ]


@pytest.mark.parametrize(
    "run", ["a |\n  b", "for x in 1 2; do\n  a\ndone", "cat <<END\na\nEND", "a \\\nb", "(\na\n)", "a &&\nb"]
)
def test_lines_that_belong_together_stay_together(run: str) -> None:
    assert plans._commands(run) == [run]
