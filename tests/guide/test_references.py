from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from guides import SOUND, changed, problems

if TYPE_CHECKING:
    from pathlib import Path

OFF = "forwarding/forwarding-off.yml"
DROP = "forwarding/forward-drop.yml"
TREE = "forwarding/tree.yml"
MTU = "mtu/tree.yml"


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        pytest.param(
            TREE,
            "to: forward-drop",
            "to: forward-drp",
            "16:34: answer 'All of them' leads to 'forward-drp', which does not exist (did you mean 'forward-drop'?)",
            id="answer to an unknown scenario",
        ),
        pytest.param(
            TREE,
            "to: mtu",
            "to: does-it-fit",
            "17:33: answer 'Large ones' leads to 'does-it-fit', which does not exist (allowed: ask-for-help,"
            " forward-drop, forwarding, forwarding-off, is-it-dropped, is-it-on, mtu, small-mtu)",
            id="answer to a question of another tree",
        ),
        pytest.param(
            "guide.yml",
            "tunnel: [gateway, client]}",
            "hops: {gateway: [routing, filtr]}}",
            "13:95: 'gateway' has no hop called 'filtr' (did you mean 'filter'?)",
            id="unknown hop of a path",
        ),
        pytest.param(
            "guide.yml",
            "tunnel: [gateway, client]}",
            "hops: {console: [filter]}}",
            "13:76: the place 'console' is not on the path 'reply' (allowed: client, gateway)",
            id="hops at a place that is not on the path",
        ),
        pytest.param(
            TREE,
            "{where: gateway",
            "{where: gatway",
            "8:17: no place is called 'gatway' (did you mean 'gateway'?)",
            id="place of a question's command",
        ),
        pytest.param(
            OFF,
            "{where: gateway",
            "{where: lan",
            "11:13: no place is called 'lan' (allowed: client, console, gateway)",
            id="place of a sign",
        ),
        pytest.param(
            OFF,
            "    where: gateway",
            "    where: gatway",
            "16:12: no place is called 'gatway' (did you mean 'gateway'?)",
            id="place of a remedy",
        ),
        pytest.param(
            OFF,
            "scenario: forward-drop",
            "scenario: forward-drp",
            "13:16: no scenario is called 'forward-drp' (did you mean 'forward-drop'?)",
            id="unlike an unknown scenario",
        ),
        pytest.param(
            OFF,
            "scenario: forward-drop",
            "scenario: forwarding-off",
            "13:16: a scenario cannot be unlike itself (name one of its neighbours)",
            id="unlike itself",
        ),
        pytest.param(
            OFF,
            "path: reply",
            "path: replay",
            "9:19: no path is called 'replay' (did you mean 'reply'?)",
            id="unknown path",
        ),
        pytest.param(
            OFF,
            "place: gateway, hop",
            "place: gatway, hop",
            "9:33: no place is called 'gatway' (did you mean 'gateway'?)",
            id="breaks at an unknown place",
        ),
        pytest.param(
            OFF,
            "place: gateway, hop: routing",
            "place: console",
            "9:33: the path 'reply' does not pass 'console' (it passes gateway, client)",
            id="breaks at a place off the path",
        ),
        pytest.param(
            OFF,
            "hop: routing",
            "hop: nat",
            "9:47: the place 'gateway' has no hop 'nat' (allowed: filter, routing)",
            id="breaks at an unknown hop",
        ),
        pytest.param(
            MTU,
            "question: does-it-fit",
            "question: forwarding-off",
            "5:15: 'forwarding-off' is also the id of a scenario, so 'to: forwarding-off' could mean either"
            " (rename this question)",
            id="question with the id of a scenario",
        ),
        pytest.param(
            MTU,
            "question: does-it-fit",
            "question: forwarding",
            "5:15: 'forwarding' is also the id of an area, so 'to: forwarding' could mean either"
            " (rename this question)",
            id="question with the id of an area",
        ),
        pytest.param(
            OFF,
            "SWD101",
            "SWD199",
            "1:7: the code SWD199 is retired ('Packets vanish' had it; take one that was never used)",
            id="retired code",
        ),
        pytest.param(
            OFF,
            "SWD101",
            "SWD102",
            "1:7: the code SWD102 is already in use"
            " (guide/forwarding/forward-drop.yml has it; take one that was never used)",
            id="duplicate code",
        ),
        pytest.param(
            OFF,
            "SWD101",
            "SWD301",
            "1:7: the code SWD301 is not one of area 'forwarding' (its codes are SWD100 to SWD199)",
            id="code of no area",
        ),
        pytest.param(
            OFF,
            "SWD101",
            "VPN101",
            "1:7: the code VPN101 does not begin with SWD (write SWD101, or change code_prefix in guide.yml)",
            id="code with another prefix",
        ),
        pytest.param(
            MTU,
            "200-299",
            "199-299",
            "3:8: the codes 199-299 overlap those of area 'forwarding' (guide/forwarding/tree.yml has 100-199)",
            id="overlapping ranges of codes",
        ),
        pytest.param(
            MTU, "200-299", "299-200", "3:8: the range 299-200 holds no code (write 200-299)", id="empty range of codes"
        ),
        pytest.param(
            "guide.yml",
            "replaced_by: SWD102",
            "replaced_by: SWD103",
            "15:84: no scenario has the code SWD103",
            id="retired code replaced by an unknown one",
        ),
        pytest.param(
            "guide.yml",
            "retired:\n",
            "retired:\n  - {code: SWD199, title: a, because: b}\n",
            "16:12: the code SWD199 is retired twice (remove one of them)",
            id="code retired twice",
        ),
        pytest.param(
            DROP,
            "    by_hand: {steps: [Find the rule., Remove it.], verify: It is gone., undo: Write it again.}\n",
            "",
            "6:5: the remedy 'Remove the rule' has nothing to do (give it 'intents', or steps 'by_hand')",
            id="empty remedy",
        ),
        pytest.param(
            OFF,
            "          undo: {run: sysctl -w net.ipv4.ip_forward=0}\n",
            "",
            "19:11: 'commands' has no part 'undo'"
            " (write the part, or the reason why there is none as 'without: {undo: ...}')",
            id="own commands without undo",
        ),
        pytest.param(
            OFF,
            "without: {persist",
            "without: {undo: no, persist",
            "24:21: 'without' says why there is no part 'undo', but there is one (remove one of them)",
            id="own commands with undo and a reason for none",
        ),
        pytest.param(
            "guide.yml",
            "places: [gateway, client], tunnel: [gateway, client]",
            "places: [gateway, clients], tunnel: [gateway, clients]",
            "13:60: no place is called 'clients' (did you mean 'client'?)",
            id="unknown place of a path",
        ),
        pytest.param(
            "guide.yml",
            "tunnel: [gateway, client]",
            "tunnel: [gateway, clint]",
            "13:87: the tunnel's place 'clint' is not on the path 'reply' (did you mean 'client'?)",
            id="unknown place of a tunnel",
        ),
        pytest.param(
            "guide.yml",
            "tunnel: [gateway, client]",
            "tunnel: [gateway, gateway]",
            "13:77: the tunnel of the path 'reply' joins 'gateway' with itself (write the two places that it joins)",
            id="tunnel from a place to itself",
        ),
        pytest.param(
            "guide.yml",
            "{id: console,",
            "{id: client,",
            "11:10: a second place is called 'client' (rename or remove one; the first is at line 4)",
            id="duplicate place",
        ),
        pytest.param(
            "guide.yml",
            "id: filter",
            "id: routing",
            "10:14: a second hop of 'gateway' is called 'routing' (rename or remove one; the first is at line 9)",
            id="duplicate hop",
        ),
    ],
)
def test_a_wrong_name_is_a_problem_at_its_place(tmp_path: Path, file: str, old: str, new: str, problem: str) -> None:
    more = changed(DROP, ("where: console", "where: gateway")) if (file, new) == ("guide.yml", "{id: client,") else {}
    assert problems(tmp_path, **more | changed(file, (old, new))) == [f"guide/{file}:{problem}"]


def test_without_places_a_scenario_may_be_anywhere(tmp_path: Path) -> None:
    guide = "title: A small guide\nsummary: The gateway is {gateway}.\n"
    text = SOUND[OFF].replace("where: gateway", "where: moon").replace("place: gateway", "place: moon")
    assert problems(tmp_path, **{"guide.yml": guide, OFF: text}) == []


def test_ids_must_differ_within_a_tree_and_from_scenarios_and_areas(tmp_path: Path) -> None:
    twice = changed(TREE, ("outcome: ask-for-help", "outcome: is-it-on"), ("to: ask-for-help", "to: forward-drop"))
    scenario = SOUND[DROP].replace("SWD102", "SWD103")
    assert problems(tmp_path, **twice, **{"forwarding/mtu.yml": scenario}) == [
        "guide/forwarding/mtu.yml:1:1: the scenario 'mtu' has the id of an area (rename the file)",
        "guide/forwarding/tree.yml:20:14: a second question or outcome is called 'is-it-on'"
        " (rename or remove one; the first is at line 5)",
    ]


def test_two_scenarios_cannot_have_one_id(tmp_path: Path) -> None:
    assert problems(tmp_path, **{"mtu/forward-drop.yml": SOUND[DROP]}) == [
        "guide/mtu/forward-drop.yml:1:1: a second scenario has the id 'forward-drop'"
        " (rename one of them; the first is guide/forwarding/forward-drop.yml)"
    ]
