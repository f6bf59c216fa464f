"""Being led through a tree in a real browser: answers, history, links, the drawing, and the incident note."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from browser import chromium, serve
from guides import write_guide
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

pytestmark = pytest.mark.needs("chromium")

TREE = """\
title: Forwarding
summary: Packets reach the gateway and do not get any further.
codes: 100-199
questions:
  - question: is-it-on
    ask: Does the gateway forward on {wan}?
    find_out:
      - {where: gateway, run: "sysctl net.ipv4.conf.{wan}.forwarding"}
    answers:
      - {label: "No", sample: forwarding = 0, to: forwarding-off}
      - {label: "Yes", sample: forwarding = 1, to: which-way}
      - {label: I cannot run this, cannot_run: true, to: is-it-dropped}
  - question: which-way
    ask: Which way are they lost?
    answers:
      - {label: Inwards, to: is-it-dropped}
      - {label: Outwards, to: forward-drop}
      - {label: I cannot tell, cannot_run: true, to: ask-for-help}
  - question: is-it-dropped
    ask: Which packets are lost?
    answers:
      - {label: All of them, to: forward-drop}
      - {label: Some, to: is-it-large}
      - {label: I cannot tell, cannot_run: true, to: ask-for-help}
  - question: is-it-large
    ask: Are these the large ones?
    answers:
      - {label: "Yes, these", to: mtu}
      - {label: "No, any", to: forward-drop}
      - {label: I cannot tell, cannot_run: true, to: ask-for-help}
outcomes:
  - outcome: ask-for-help
    title: Ask for help
    text: Say that it is not [the MTU](swd:mtu).
"""
REMEMBER_SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => { for (const one of list.getEntries()) shifts.push(one); })
  .observe({type: "layout-shift", buffered: true});
"""
HOSTILE = (
    "#walk:",
    "#walk:forwarding/is-it-on.<img src=x onerror=stolen()>/which-way",
    "#walk:forwarding/is-it-on/<img src=x onerror=stolen()>",
    "#walk:<img src=x onerror=stolen()>",
    "#walk:../../evil/is-it-on.a/x",
    "#walk://evil.example/x.a/y",
    "#walk:evil/is-it-on.aaaaa/which-way",
    "#walk:forwarding/constructor.aaaaa/which-way",
    "#walk:forwarding/is-it-on.aaaaa/toString~__proto__.a",
    "#walk:forwarding/" + "is-it-on.aaaaa/" * 5000 + "which-way",
    "#%3Cimg src=x onerror=stolen()%3E",
    "#walk:forwarding/is-it-on.aaaaa/javascript:stolen()",
)


def build(folder: Path, tree: str = TREE, theme: str = "{name: material, font: false}") -> Path:
    write_guide(folder / "docs", **{"forwarding/tree.yml": tree}).rename(folder / "docs" / "scenarios")
    (folder / "mkdocs.yml").write_text(
        f"site_name: Small\nsite_url: http://127.0.0.1/\ntheme: {theme}\nplugins: [search, swandoc]\n"
    )
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q"]
    subprocess.run(command, cwd=folder, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    return folder / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("trees"))


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serve(site) as address:
        yield address


@pytest.fixture(scope="module")
def guide(guide_site: Path) -> Iterator[str]:
    """The project's own guide."""
    with serve(guide_site) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        context.set_default_timeout(10_000)
        yield context


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(f"{address}forwarding/")
    return page


def node(page: Page) -> Locator:
    return page.locator(".swd-node:visible")


def expect_at(page: Page, question: str, *given: str) -> None:
    """The one question that shows, and the answers that are listed, in the small guide or this project's own."""
    expect(node(page)).to_have_id(question)
    expect(page.locator(".swd-trail .swd-answered strong")).to_have_text(list(given))


def answer(page: Page, *labels: str) -> None:
    for label in labels:
        before = page.url
        node(page).locator(".swd-answer__go").filter(has=page.get_by_text(label, exact=True)).click()
        expect(page).not_to_have_url(before)


def change(page: Page, ask: str) -> None:
    page.get_by_role("link", name=f"Change: {ask}").click()


def copied(page: Page) -> str:
    page.get_by_role("button", name=re.compile("^Cop(y the note|y note)$")).click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_answers_are_listed_and_the_next_question_takes_the_focus(page: Page) -> None:
    assert page.locator(".swd-answered").count() == 0
    answer(page, "Yes")
    expect(node(page)).to_have_id("which-way")
    expect(page.get_by_role("heading", name="Which way are they lost?")).to_be_focused()
    answer(page, "Inwards", "Some")
    expect_at(page, "is-it-large", "Yes", "Inwards", "Some")
    expect(page.locator(".swd-answered__ask").first).to_have_text("Does the gateway forward on eth0?")
    expect(node(page).locator(".swd-node__step")).to_contain_text("the last question")


def test_back_forward_and_reload_show_the_question_with_the_answers_before_it(page: Page) -> None:
    answer(page, "Yes", "Inwards", "Some")
    page.go_back()
    expect_at(page, "is-it-dropped", "Yes", "Inwards")
    page.go_back()
    page.go_back()
    expect_at(page, "is-it-on")
    page.go_forward()
    page.go_forward()
    expect_at(page, "is-it-dropped", "Yes", "Inwards")
    expect(page.get_by_role("heading", name="Which packets are lost?")).to_be_focused()
    page.reload()
    expect_at(page, "is-it-dropped", "Yes", "Inwards")


def test_a_shared_link_shows_the_same_to_somebody_else(page: Page, browser: Browser) -> None:
    answer(page, "Yes", "Inwards")
    page.get_by_role("button", name="Copy a link to here").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.url
    with browser.new_context() as other:
        theirs = other.new_page()
        theirs.goto(link)
        expect_at(theirs, "is-it-dropped", "Yes", "Inwards")
        expect(theirs.locator(".swd-walk__say")).to_be_empty()
        expect(theirs.get_by_role("heading", name="Which packets are lost?")).to_be_in_viewport()


def test_a_changed_answer_keeps_the_later_ones_that_still_hold(page: Page) -> None:
    answer(page, "Yes", "Inwards", "Some")
    change(page, "Does the gateway forward on eth0?")
    expect_at(page, "is-it-on")
    given = page.locator(".swd-answer--given")
    expect(given).to_have_count(1)
    expect(given.locator(".swd-answer__label")).to_have_text("Yes")
    answer(page, "I cannot run this")
    expect_at(page, "is-it-large", "I cannot run this", "Some")
    expect(page.get_by_role("status").filter(has_text="given again")).to_have_text(
        "Still good, and given again: 1 later answer."
    )
    page.go_back()
    page.go_back()
    expect_at(page, "is-it-large", "Yes", "Inwards", "Some")


@pytest.mark.parametrize(
    ("old", "new", "stops", "says"),
    [
        ("label: Inwards", "label: To the gateway", "which-way", "not offered any more, or says something else"),
        ("{label: Inwards, to: is-it-dropped}", "{label: Inwards, to: is-it-large}", "which-way", "leads elsewhere"),
        ("is-it-large", "is-it-huge", "is-it-dropped", "“is-it-large”, which is not in the tree any more"),
    ],
)
def test_a_link_into_a_tree_that_has_changed_stops_at_what_still_holds_and_says_so(
    page: Page, tmp_path: Path, old: str, new: str, stops: str, says: str
) -> None:
    answer(page, "Yes", "Inwards", "Some")
    assert old in TREE
    with serve(build(tmp_path, TREE.replace(old, new))) as later:
        page.goto(f"{later}forwarding/{page.url[page.url.index('#') :]}")
        expect(node(page)).to_have_id(stops)
        expect(page.locator(".swd-walk__say")).to_contain_text("The questions have changed since the link was made")
        expect(page.locator(".swd-walk__say")).to_be_in_viewport(ratio=1)
        expect(page.locator(".swd-walk__say")).to_contain_text(says)
        answer(page, "I cannot tell")
        expect(node(page)).to_have_id("ask-for-help")
        expect(page.locator(".swd-walk__say")).to_be_empty()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_plain_link_to_a_question_works_as_before(browser: Browser, address: str, scripts: bool) -> None:
    with browser.new_context(java_script_enabled=scripts) as context:
        page = context.new_page()
        page.goto(f"{address}forwarding/#is-it-dropped")
        expect(node(page)).to_have_id("is-it-dropped")
        node(page).get_by_role("link", name="Some").click()
        expect(node(page)).to_have_id("is-it-large")
        node(page).get_by_role("link", name="Start again").click()
        expect(node(page)).to_have_id("is-it-on")
        page.go_back()
        expect(node(page)).to_have_id("is-it-large")
        assert page.locator(".swd-trail").is_visible() == scripts
        assert page.locator(".swd-output").first.is_visible() is False


def test_an_anchor_elsewhere_on_the_page_leaves_the_place_in_the_tree(page: Page) -> None:
    answer(page, "Yes", "Inwards")
    page.evaluate("location.hash = '#whole-tree'")
    expect_at(page, "is-it-dropped", "Yes", "Inwards")


def test_the_drawing_shows_the_place_the_way_and_what_can_still_be_reached(page: Page) -> None:
    answer(page, "Yes", "Inwards")
    large = page.locator("svg.swd-tree:visible")

    def state(name: str) -> str | None:
        return large.locator(f'[data-node="{name}"]').get_attribute("data-state")

    assert [
        state(name) for name in ("is-it-on", "which-way", "is-it-dropped", "is-it-large", "mtu", "forwarding-off")
    ] == [
        "passed",
        "passed",
        "here",
        "open",
        "open",
        "closed",
    ]
    taken = large.locator('.swd-tree__edge[data-state="passed"]')
    assert [taken.nth(n).get_attribute("data-target") for n in range(taken.count())] == ["which-way", "is-it-dropped"]
    assert large.locator('.swd-tree__cell[data-state="passed"] .swd-tree__answer').all_text_contents() == [
        "Yes",
        "Inwards",
    ]
    assert large.locator('[aria-current="step"]').get_attribute("data-node") == "is-it-dropped"
    small = page.locator(".swd-map")
    assert small.locator('[data-state="here"]').get_attribute("data-node") == "is-it-dropped"
    before = page.url
    page.get_by_role("button", name="Show where you are in the whole tree").click()
    expect(large.locator('[data-node="is-it-dropped"]')).to_be_in_viewport()
    expect(large.locator('[data-node="is-it-dropped"]')).to_be_focused()
    assert page.url == before
    large.locator('[data-node="which-way"]').click()
    expect_at(page, "which-way", "Yes")


def test_a_scenario_knows_the_way_to_it_and_finishes_the_note(page: Page, address: str) -> None:
    page.get_by_role("button", name="Your values").click()
    page.get_by_role("dialog").get_by_label("Interface towards the Internet", exact=True).fill("ens18")
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    node(page).get_by_text("Keep the output").click()
    output = node(page).get_by_label("Output of this command")
    output.fill("net.ipv4.conf.ens18.forwarding = 0\nsecret = hunter2 <b>")
    link = page.url
    answer(page, "No")
    expect(page).to_have_url(f"{address}forwarding/forwarding-off/")
    came = page.locator(".swd-came")
    expect(came).to_contain_text("You came here by 1 answer")
    date, note = re.subn(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC", "DATE", copied(page))[::-1]
    assert date == 1
    key = re.findall(r"#walk:forwarding/is-it-on\.([a-z2-7]{5})/forwarding-off>", note)[0]
    assert note == (
        "# Incident note: Forwarding\n\n"
        f"DATE. The path: <{link}#walk:forwarding/is-it-on.{key}/forwarding-off>\n\n"
        "## 1. Does the gateway forward on ens18?\n\n"
        "On Gateway:\n\n```sh\nsysctl net.ipv4.conf.ens18.forwarding\n```\n\n"
        "Output:\n\n```text\nnet.ipv4.conf.ens18.forwarding = 0\nsecret = [redacted]\n```\n\n"
        "Answer: **No**\n\n"
        "## Result: SWD101: Forwarding is off\n\n"
        f"<{address}forwarding/forwarding-off/>\n\n"
        "### Turn it on\n\n"
        "Turn forwarding on (Shell):\n\n```\nsysctl -w net.ipv4.ip_forward=1\n```\n\n"
        "Verify:\n\n```\nsysctl -n net.ipv4.ip_forward\n```\n"
    )
    came.get_by_role("link", name="Change").click()
    expect(node(page)).to_have_id("is-it-on")
    expect(page.locator(".swd-answer--given .swd-answer__label")).to_have_text("No")
    page.goto(link + f"#walk:forwarding/is-it-on.{key}/forwarding-off")
    expect(node(page)).to_have_id("is-it-on")
    expect(page.locator(".swd-answer--given .swd-answer__label")).to_have_text("No")


def test_a_scenario_that_the_reader_did_not_come_to_by_the_tree_says_nothing_of_a_way(page: Page, address: str) -> None:
    answer(page, "No")
    expect(page.locator(".swd-came")).to_contain_text("You came here by 1 answer")
    page.goto(f"{address}forwarding/forward-drop/")
    expect(page.locator(".swd-came")).to_have_text("Not sure that it is this one? Answer the questions.")
    page.locator(".swd-came a").click()
    expect(node(page)).to_have_id("is-it-on")


def test_the_note_has_the_dialect_that_the_reader_chose(context: BrowserContext, guide: str) -> None:
    page = context.new_page()
    page.goto(f"{guide}forwarding/#nat-rules")
    answer(page, "No rule mentions IPsec")
    page.locator(".swd-tabs").first.locator(".tabbed-labels").get_by_text("nftables", exact=True).click()
    note = copied(page)
    assert re.search(r"^[^\n]+ \(nftables\):\n\n```\n(?:(?!```).)*nft -f -", note, re.DOTALL | re.MULTILINE)
    assert "(iptables):" not in note
    assert "One of these is enough:" in note
    assert "iptables -t nat -vnL POSTROUTING" in note  # the question's own command


def test_the_way_goes_on_in_the_tree_of_another_area(page: Page, address: str) -> None:
    answer(page, "I cannot run this", "Some", "Yes, these")
    expect(page).to_have_url(re.compile("/mtu/#walk:forwarding/"))
    expect_at(page, "does-it-fit", "I cannot run this", "Some", "Yes, these")
    page.reload()
    expect(page.locator(".swd-answered")).to_contain_text("Are these the large ones?")
    answer(page, "Yes")
    expect(page.locator(".swd-came")).to_contain_text("You came here by 4 answers")
    note = copied(page)
    headings = re.findall("^## .*", note, re.MULTILINE)
    assert headings == [
        "## 1. Does the gateway forward on eth0?",
        "## 2. Which packets are lost?",
        "## 3. Are these the large ones?",
        "## 4. Do large packets get lost?",
        "## Result: SWD201: The path takes smaller packets only",
    ]
    page.get_by_role("button", name="All answers").click()
    change(page, "Which packets are lost?")
    expect(page).to_have_url(re.compile(re.escape(f"{address}forwarding/#walk:forwarding/is-it-on.")))
    expect_at(page, "is-it-dropped", "I cannot run this")


def test_a_link_that_stops_in_an_area_before_leads_there(page: Page, address: str) -> None:
    answer(page, "I cannot run this", "Some")
    way = page.url.split("#walk:")[1].removesuffix("/is-it-large")
    page.goto(f"{address}mtu/#walk:{way}/is-it-large.zzzzz,mtu/does-it-fit")
    expect(page).to_have_url(re.compile("/forwarding/#walk:"))
    expect_at(page, "is-it-large", "I cannot run this", "Some")
    expect(page.locator(".swd-walk__say")).to_contain_text("not offered any more")


def test_a_value_that_does_not_fit_keeps_the_note_from_being_copied(page: Page) -> None:
    answer(page, "Yes")
    page.get_by_role("button", name="Your values").click()
    page.get_by_role("dialog").get_by_label("Interface towards the Internet", exact=True).fill("eth0; reboot")
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    page.evaluate("navigator.clipboard.writeText('before')")
    page.get_by_role("button", name="Copy the note").click()
    expect(page.get_by_role("alert")).to_contain_text("Not copied")
    assert page.evaluate("navigator.clipboard.readText()") == "before"


def test_starting_again_forgets_the_outputs(page: Page) -> None:
    node(page).get_by_text("Keep the output").click()
    node(page).get_by_label("Output of this command").fill("forwarding = 1")
    answer(page, "Yes")
    page.go_back()
    expect(node(page).get_by_label("Output of this command", exact=True)).to_have_value("forwarding = 1")
    page.go_forward()
    node(page).get_by_role("link", name="Start again").click()
    expect(node(page)).to_have_id("is-it-on")
    assert "forwarding = 1" not in page.evaluate("JSON.stringify(sessionStorage)")


def test_the_note_is_saved_as_a_file(page: Page) -> None:
    answer(page, "Yes")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save it").click()
    assert download.value.suggested_filename == "incident-note.md"
    assert Path(download.value.path()).read_text().startswith("# Incident note: Forwarding\n")


def test_paper_has_the_path_and_nothing_of_the_site(page: Page) -> None:
    page.evaluate("window.print = () => { window.printed = true; }")
    node(page).get_by_text("Keep the output").click()
    node(page).get_by_label("Output of this command").fill("forwarding = 1")
    answer(page, "Yes", "Inwards")
    page.get_by_role("button", name="Print it").click()
    assert page.evaluate("window.printed") is True
    paper = page.locator(".swd-paper")
    expect(paper).not_to_be_visible()
    page.emulate_media(media="print")
    expect(paper).to_be_visible()
    for text in (
        "Does the gateway forward on eth0?",
        "sysctl net.ipv4.conf.eth0.forwarding",
        "forwarding = 1",
        "Inwards",
    ):
        expect(paper).to_contain_text(text)
    shown = page.evaluate(
        "[...document.body.children].filter((one) => one.checkVisibility()).map((one) => one.className)"
    )
    assert shown == ["swd-paper"]
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(paper).to_have_count(0)
    assert page.locator(".swd-node:visible").count() == 5  # the page's own print shows the whole tree again
    expect(page.locator(".swd-trail")).not_to_be_visible()


@pytest.mark.parametrize("fragment", HOSTILE)
def test_hostile_fragments_do_nothing(context: BrowserContext, address: str, fragment: str) -> None:
    wrong: list[str] = []
    page = context.new_page()
    page.expose_function("stolen", lambda: wrong.append("called"))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: wrong.append(request.url) if not request.url.startswith(address) else None)
    page.goto(f"{address}forwarding/{fragment}")
    expect_at(page, "is-it-on")
    assert page.locator(".swd-walk img, .swd-trail img").count() == 0
    page.evaluate("(fragment) => { location.hash = '#which-way'; location.hash = fragment; }", fragment)
    page.wait_for_timeout(100)
    assert page.locator(".swd-walk img, .swd-trail img").count() == 0
    assert len(node(page).all()) == 1
    assert wrong == []


@pytest.mark.parametrize(
    "stored",
    [
        "{",
        "null",
        "[]",
        '{"walk": 5, "outputs": 7}',
        '{"walk": "#walk:forwarding/is-it-on.aaaaa/forwarding-off", "outputs": {}}',
        '{"walk": "#walk:<img src=x onerror=stolen()>/x", "outputs": {"forwarding/is-it-on": {"a": 1}}}',
        json.dumps({"walk": "#walk:" + "forwarding/" * 100_000, "outputs": None}),
    ],
)
def test_hostile_text_in_the_tabs_store_does_nothing(context: BrowserContext, address: str, stored: str) -> None:
    wrong: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{address}catalogue/")
    page.evaluate("(stored) => sessionStorage.setItem('swandoc.walk', stored)", stored)
    page.goto(f"{address}forwarding/forwarding-off/")
    expect(page.locator(".swd-came")).to_have_text("Not sure that it is this one? Answer the questions.")
    page.goto(f"{address}forwarding/")
    expect(node(page)).to_have_id("is-it-on")
    answer(page, "Yes")
    expect_at(page, "which-way", "Yes")
    assert wrong == []


def test_a_stored_output_stays_text(page: Page) -> None:
    hostile = "</textarea><img src=x onerror=stolen()>"
    node(page).get_by_text("Keep the output").click()
    node(page).get_by_label("Output of this command").fill(hostile)
    answer(page, "Yes")
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print it").click()
    expect(page.locator(".swd-paper")).to_contain_text(hostile)
    assert page.locator("img[src=x]").count() == 0


def test_the_keyboard_alone_leads_through_the_tree_and_back(page: Page) -> None:
    page.locator("#is-it-on--ask").focus()

    def press_tab_until(label: str) -> None:
        for _ in range(30):
            page.keyboard.press("Tab")
            name = "(({activeElement: one}) => one.ariaLabel ?? one.textContent)(document)"
            if label in str(page.evaluate(name)):
                return
        raise AssertionError(label)

    press_tab_until("Yes")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Which way are they lost?")).to_be_focused()
    press_tab_until("Inwards")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Which packets are lost?")).to_be_focused()
    press_tab_until("Change: Which way")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Which way are they lost?")).to_be_focused()
    page.go_back()
    expect(page.get_by_role("heading", name="Which packets are lost?")).to_be_focused()


def lead_through_the_guide(page: Page, guide: str) -> None:
    page.goto(f"{guide}forwarding/")
    answer(page, "Nothing answers", "in does not rise", "ESP arrives, as ESP or as UDP-encap")
    change(page, "Which counters of the CHILD_SA rise?")
    expect(page.locator(".swd-answer--given")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_being_led_is_for_everyone(browser: Browser, guide: str, scheme: str) -> None:
    options = {"color_scheme": scheme, "viewport": {"width": 320, "height": 640}, "reduced_motion": "reduce"}
    with browser.new_context(**options) as context:  # type: ignore[arg-type]
        page = context.new_page()
        axe = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")

        def found(*scope: str) -> list[tuple[str, list[str]]]:
            page.evaluate(axe)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
            result = page.evaluate("(include) => axe.run({include}, {resultTypes: ['violations']})", list(scope))
            assert "color-contrast" in {rule["id"] for rule in result["passes"] + result["violations"]}
            return [(one["id"], [each["html"] for each in one["nodes"]]) for one in result["violations"]]

        lead_through_the_guide(page, guide)
        assert found(".swd-walk__say", ".swd-trail", ".swd-node--here .swd-answers", ".swd-figure--tree") == []
        page.goto(f"{guide}forwarding/#walk:forwarding/what-answers.aaaaa/nat-rules")
        expect(page.locator(".swd-walk__say")).not_to_be_empty()
        assert found(".swd-walk__say") == []
        page.goto(f"{guide}forwarding/#nat-rules")
        answer(page, "No rule mentions IPsec")
        page.get_by_role("button", name="All answers").click()
        assert found(".swd-came") == []


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_moves_while_a_page_loads(browser: Browser, guide: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        context.add_init_script(REMEMBER_SHIFTS)
        page = context.new_page()
        lead_through_the_guide(page, guide)
        way = page.url
        page.goto(f"{guide}forwarding/#nat-rules")
        answer(page, "No rule mentions IPsec")
        expect(page.locator(".swd-came")).to_contain_text("You came here by 1 answer")
        for address in (page.url, f"{guide}forwarding/", way, f"{guide}forwarding/#nat-rules"):
            page.goto("about:blank")
            page.goto(address)
            page.wait_for_timeout(700)
            moved = page.evaluate(
                "shifts.flatMap(({value, sources}) => value > 0.001 "
                "? [[value, sources.map(({node}) => node?.className ?? node?.nodeName)]] : [])"
            )
            assert moved == [], address


def test_a_theme_that_swaps_pages_by_script_is_led_as_well(browser: Browser, tmp_path: Path) -> None:
    site = build(tmp_path, theme="{name: material, font: false, features: [navigation.instant]}")
    with serve(site) as address, browser.new_context() as context:
        # Instant navigation follows the addresses of sitemap.xml, which names the published site.
        sitemap = (site / "sitemap.xml").read_text().replace("http://127.0.0.1/", address)
        (site / "sitemap.xml").write_text(sitemap)
        page = context.new_page()
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(address)
        page.evaluate("window.sameWindow = true")
        page.get_by_role("main").get_by_role("link", name="Forwarding", exact=True).click()
        expect(page.locator(".swd-answered, .swd-trail__title").first).to_be_visible()
        answer(page, "I cannot run this", "Some")
        expect_at(page, "is-it-large", "I cannot run this", "Some")
        page.go_back()
        expect_at(page, "is-it-dropped", "I cannot run this")
        page.go_forward()
        answer(page, "Yes, these")
        expect(page.get_by_role("heading", level=1)).to_have_text("MTU")
        expect_at(page, "does-it-fit", "I cannot run this", "Some", "Yes, these")
        answer(page, "Yes")
        expect(page.locator(".swd-came")).to_contain_text("You came here by 4 answers")
        page.go_back()
        expect_at(page, "does-it-fit", "I cannot run this", "Some", "Yes, these")
        assert page.evaluate("window.sameWindow") is True
        assert wrong == []


def test_a_tree_that_was_opened_from_a_file_leads_as_well(context: BrowserContext, site: Path) -> None:
    page = context.new_page()
    page.goto((site / "forwarding" / "index.html").as_uri())
    answer(page, "Yes", "Inwards")
    expect_at(page, "is-it-dropped", "Yes", "Inwards")
    page.go_back()
    expect_at(page, "which-way", "Yes")
