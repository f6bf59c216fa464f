"""The checker in a real browser: what a reader pastes, sees and takes away, and that nothing leaves the page."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import chromium, serve
from guides import changed, write_guide
from hostile import HOSTILE
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

pytestmark = pytest.mark.needs("chromium")

OFF = """\
root@gw:~# sysctl net.ipv4.ip_forward
net.ipv4.ip_forward = 0
root@gw:~# ip -4 addr show
2: wan0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq_codel state UP group default qlen 1000
    inet 192.0.2.1/24 brd 192.0.2.255 scope global wan0
       valid_lft forever preferred_lft forever
root@gw:~# ip route
default via 192.0.2.254 dev wan0
192.0.2.0/24 dev wan0 proto kernel scope link src 192.0.2.1
"""
# Of a gateway with one client, so that there is a packet to follow.
PING = """\
$ ping -c 1 10.1.0.10
PING 10.1.0.10 (10.1.0.10) 56(84) bytes of data.
64 bytes from 10.1.0.10: icmp_seq=1 ttl=63 time=0.512 ms
"""
FOLLOWED = """\
root@gw:~# ip xfrm policy
src 10.1.0.0/16 dst 10.3.0.1/32
\tdir out priority 371327 ptype main
\ttmpl src 192.0.2.1 dst 198.51.100.7
\t\tproto esp spi 0xc1a2b3c4 reqid 1 mode tunnel
src 10.3.0.1/32 dst 10.1.0.0/16
\tdir fwd priority 371327 ptype main
\ttmpl src 198.51.100.7 dst 192.0.2.1
\t\tproto esp reqid 1 mode tunnel
"""
ON = OFF.replace("ip_forward = 0", "ip_forward = 1")
# Where the text of a paste gets to on the page: commands, hosts, values, lines that are not understood.
POSITIONS = (
    "{}",
    "root@{}:~# sysctl net.ipv4.ip_forward\nnet.ipv4.ip_forward = 0",
    "### {}\nnet.ipv4.ip_forward = 0",
    "### swandoc-collect 1 host={}\n### sysctl net.ipv4.ip_forward\nnet.ipv4.ip_forward = 0",
    "### sysctl net.ipv4.ip_forward\nnet.ipv4.ip_forward = 0 {}",
    "### ip addr\n2: {}: <UP,LOWER_UP> mtu 1500\n    inet 192.0.2.1/24 scope global {}",
    "### ip route\ndefault via 192.0.2.254 dev {}",
)
OWN_TAGS = {
    "ARTICLE",
    "MARK",
    "SELECT",
    "OPTION",
    "FIGURE",
    "FIGCAPTION",
    "TABLE",
    "CAPTION",
    "THEAD",
    "TBODY",
    "TR",
    "TH",
    "TD",
    "H5",
    "STRONG",
    "CODE",
}
# The guide's own pictures are drawn of more; what is filled into them has to stay text.
TAGS_AND_DANGEROUS_ATTRIBUTES = """() => [
  ...document.querySelectorAll('.swd-result :not(.swd-path, .swd-path *)'),
  ...document.querySelectorAll('.swd-result :is(.swd-path__note *, .swd-path desc span *)'),
].flatMap((element) => [
  element.tagName,
  ...[...element.attributes].filter(({name, value}) => /^on|^style$|^srcdoc$/.test(name)
    || (/^(href|src|action)$/.test(name) && /javascript:/.test(value))).map(({name}) => name),
])"""
# How many ways of sending something fail.
TRY_TO_SEND = """async (url) => {
  const loaded = (thing) => new Promise((ok, no) => { thing.onload = ok; thing.onerror = no; });
  const attempts = [
    () => fetch(url),
    () => { const image = new Image(); image.src = 'http://127.0.0.1:9/x'; return loaded(image); },
    () => { const asked = new XMLHttpRequest(); asked.open('GET', url); asked.send(); return loaded(asked); },
    () => new Promise((ok, no) => { const source = new EventSource(url); source.onopen = ok; source.onerror = no; }),
  ];
  let refused = 0;
  for (const attempt of attempts) { try { await attempt(); } catch { refused += 1; } }
  return refused;
}"""
# What a theme does that loads pages by script: a new address, the new content, and its script run again.
SWAP = """(address) => {
  history.pushState(null, '', `${address}checker/`);
  const root = document.createElement('div');
  root.dataset.swandocChecker = '';
  const data = document.createElement('script');
  data.type = 'application/json';
  data.id = 'swandoc-guide';
  data.textContent = '{}';
  const script = document.createElement('script');
  script.src = `${address}assets/swandoc-checker.js`;
  document.body.append(root, data, script);
}"""


def build(folder: Path, **options: str) -> Path:
    """A site with a small guide, in which forwarding that is off can be detected."""
    own = changed(
        "forwarding/forwarding-off.yml",
        ("cause: |", "detect: {fact: sysctl.net.ipv4.ip_forward, is: 0}\ncause: |"),
        ("check: {run: sysctl -n net.ipv4.ip_forward}", 'check: {run: "ip link show {wan}"}'),
    )
    own |= changed("parameters.yml", ("wan: {type: interface, ", "wan: {type: interface, paste: wan-interface, "))
    own |= changed(
        "forwarding/tree.yml",
        ("to: forwarding-off}", "when: {fact: sysctl.net.ipv4.ip_forward, is: 0}, to: forwarding-off}"),
        ("= 1, to: is-it-dropped}", "= 1, when: {fact: sysctl.net.ipv4.ip_forward, is: 1}, to: is-it-dropped}"),
    )
    write_guide(folder / "docs", **own).rename(folder / "docs" / "scenarios")
    settings = {
        "theme": "{name: material, font: false, features: [navigation.instant], palette: ["
        "{media: '(prefers-color-scheme: light)', scheme: default}, "
        "{media: '(prefers-color-scheme: dark)', scheme: slate}]}",
        **options,
    }
    text = "".join(f"{name}: {value}\n" for name, value in settings.items())
    site = f"site_name: A site\nsite_url: http://127.0.0.1/\nplugins: [search, swandoc]\n{text}"
    (folder / "mkdocs.yml").write_text(site)
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONWARNINGS": "ignore"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("checker"))


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serve(site) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


def open_page(context: BrowserContext, address: str) -> Page:
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto(address)
    return page


def check(page: Page, text: str, box: int = 1) -> None:
    page.locator(f"#swd-paste-{box}").fill(text)
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".swd-checker")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator(".swd-result__title")).to_be_focused()


def test_a_paste_names_the_cause_the_line_and_the_remedy(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = open_page(context, f"{address}checker/")
        check(page, OFF)
        finding = page.locator(".swd-finding")
        expect(finding).to_have_count(1)
        expect(finding.get_by_role("link", name="Forwarding is off")).to_have_attribute(
            "href", "../forwarding/forwarding-off/"
        )
        expect(finding.locator(".swd-quote__line").first).to_contain_text("net.ipv4.ip_forward = 0")
        expect(page.locator(".swd-line--deciding")).to_have_text(re.compile(r"^2net\.ipv4\.ip_forward = 0$"))
        expect(page.locator(".swd-checker__status")).to_have_text(re.compile(r"^1 found"))
        remedy = finding.locator(".swd-remedy")
        expect(remedy.locator(".swd-part--check code").first).to_have_text("ip link show wan0")
        expect(remedy.locator(".swd-part--undo pre")).not_to_be_visible()


def test_a_verdict_does_not_wait_for_what_is_loaded_later(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        context.set_default_timeout(10_000)
        held: list[Route] = []
        context.route("**/swandoc-checker-further.js", lambda route: held.append(route))
        page = context.new_page()
        page.goto(f"{address}checker/", wait_until="domcontentloaded")
        check(page, OFF)
        expect(page.locator(".swd-finding")).to_have_count(1)
        expect(page.locator(".swd-trees, .swd-actions")).to_have_count(0)
        page.locator("#swd-paste-1").fill(PING)
        page.get_by_role("button", name="Check", exact=True).click()
        expect(page.locator(".swd-checker__status")).to_have_text("Loading what reads the rest …")
        # A verdict on another paste, or on half of this one, would mislead.
        expect(page.locator(".swd-result")).to_be_hidden()
        held[0].continue_()
        expect(page.locator(".swd-result__title")).to_be_focused()
        expect(page.locator(".swd-read")).to_contain_text("0 lines not understood")
        expect(page.locator(".swd-actions")).to_have_count(1)


def test_without_the_further_script_the_first_one_says_what_it_could_not_read(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        context.route("**/swandoc-checker-further.js", lambda route: route.abort())
        page = open_page(context, f"{address}checker/")
        check(page, OFF + PING)
        expect(page.locator(".swd-finding")).to_have_count(1)
        expect(page.locator(".swd-read")).to_contain_text("3 lines not understood")
        expect(page.locator(".swd-result > .swd-note")).to_contain_text("Load the page again")


def test_a_further_script_that_does_not_come_is_not_waited_for_forever(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        context.set_default_timeout(10_000)
        held: list[Route] = []
        context.route("**/swandoc-checker-further.js", lambda route: held.append(route))
        page = context.new_page()
        page.clock.install()
        page.goto(f"{address}checker/", wait_until="domcontentloaded")
        page.locator("#swd-paste-1").fill(OFF + PING)
        page.get_by_role("button", name="Check", exact=True).click()
        expect(page.locator(".swd-checker__status")).to_have_text("Loading what reads the rest …")
        page.clock.run_for(11_000)
        expect(page.locator(".swd-read")).to_contain_text("3 lines not understood")
        expect(page.locator(".swd-result > .swd-note")).to_contain_text("Load the page again")
        held[0].continue_()
        expect(page.locator(".swd-read")).to_contain_text("0 lines not understood")
        expect(page.locator(".swd-result > .swd-note")).to_have_count(0)


def test_a_press_on_the_line_leads_to_its_place_in_the_paste(browser: Browser, address: str) -> None:
    with browser.new_context(reduced_motion="reduce") as context:
        page = open_page(context, f"{address}checker/")
        check(page, "remark\n" * 900 + OFF)
        page.locator(".swd-finding .swd-quote__line").first.click()
        line = page.locator(".swd-line--deciding")
        expect(line).to_be_focused()
        expect(line).to_be_in_viewport()
        expect(line.locator(".swd-line__number")).to_have_text("902")
        assert page.locator(".swd-line").count() < 100


def test_nothing_wrong_is_never_a_bare_ok(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = open_page(context, f"{address}checker/")
        check(page, ON)
        expect(page.locator(".swd-result__title")).to_have_text(
            "Nothing wrong in what was pasted, as to 1 failure; not examined: 0."
        )
        check(page, "some words that no command prints\n")
        expect(page.locator(".swd-result__title")).to_have_text("Nothing that was pasted decides anything yet.")
        expect(page.locator(".swd-read h2")).to_contain_text("1 line not understood")
        expect(page.locator(".swd-open")).to_contain_text("sysctl net.ipv4.ip_forward")


def test_a_reader_may_give_other_values_and_a_wrong_one_is_told_and_not_used(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = open_page(context, f"{address}checker/")
        check(page, OFF)
        field = page.get_by_label("Interface towards the Internet")
        expect(field).to_have_value("wan0")
        field.fill("ppp0")
        code = page.locator(".swd-remedy .swd-part--check code").first
        expect(code).to_have_text("ip link show ppp0")
        field.fill("ppp0; reboot")
        expect(code).to_have_text("ip link show ppp0")
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(page.locator(".swd-remedies .swd-values")).to_contain_text("';' cannot stand in a value of this type")


def test_the_tree_shows_what_the_paste_answers(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = open_page(context, f"{address}checker/")
        check(page, OFF)
        page.locator(".swd-trees summary").click()
        expect(page.locator(".swd-trees li").first).to_contain_text("Does the gateway forward?")
        link = page.locator(".swd-trees a").first
        expect(link).to_have_attribute("href", "../forwarding/#is-it-on")
        expect(page.get_by_role("link", name="Go on in the tree")).to_have_count(0)
        check(page, OFF.replace("ip_forward = 0", "ip_forward = 1"))
        page.locator(".swd-trees summary").click()
        page.get_by_role("link", name="Go on in the tree").click()
        expect(page.locator(".swd-trail .swd-answered__ask")).to_have_text("Does the gateway forward?")
        expect(page.locator(".swd-node--here")).to_contain_text("Which packets are lost?")


def test_a_reader_may_follow_a_packet_of_their_own(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = open_page(context, f"{address}checker/")
        check(page, OFF + FOLLOWED)
        form = page.locator(".swd-packets")
        form.get_by_role("button", name="Follow it").click()
        expect(form.get_by_role("status")).to_contain_text("Write two addresses")
        form.get_by_label("From address").fill("10.3.0.1")
        form.get_by_label("To address").fill("10.1.0.10")
        form.get_by_role("button", name="Follow it").click()
        walk = form.locator("> .swd-packet-walk")
        expect(walk).to_contain_text("your packet: 10.3.0.1 to 10.1.0.10")
        expect(walk.locator(".swd-hop").first).to_be_visible()
        expect(page.get_by_role("heading", name="Follow a packet")).to_be_focused()
        expect(form.get_by_label("From address")).to_have_value("10.3.0.1")


def test_two_ends_and_before_and_after_have_two_boxes(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = open_page(context, f"{address}checker/")
        expect(page.locator("#swd-paste-2")).not_to_be_visible()
        page.get_by_label("Both ends").check()
        check(page, ON)
        check(page, OFF.replace("@gw", "@other"), 2)
        expect(page.locator(".swd-finding")).to_contain_text("on other")
        expect(page.locator(".swd-finding .swd-quote__number").first).to_have_text("2:2")
        page.get_by_label("One host, before and after").check()
        counters = "root@gw:~# cat /proc/net/xfrm_stat\nXfrmInNoPols            \t{}\n"
        page.locator("#swd-paste-1").fill(counters.format(3))
        check(page, counters.format(17), 2)
        expect(page.locator(".swd-moved li").first).to_contain_text("3 → 17")


def test_a_pasted_text_never_becomes_more_than_text(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = open_page(context, f"{address}checker/")
        page.evaluate("() => { window.stolen = () => { window.wasStolen = true; }; }")
        allowed = set(page.evaluate("() => [...new Set([...document.querySelectorAll('*')].map((e) => e.tagName))]"))
        for position in POSITIONS:
            check(page, "\n".join(position.replace("{}", text) for text in HOSTILE) + "\n" + OFF)
            page.evaluate(
                "() => document.querySelectorAll('.swd-result details').forEach((one) => { one.open = true; })"
            )
            expect(page.locator(".swd-paste-copy")).to_contain_text("stolen()")
            result = page.evaluate(TAGS_AND_DANGEROUS_ATTRIBUTES)
            new = set(result) - allowed - {"ARTICLE", "MARK", "SELECT", "OPTION", "FIGURE", "FIGCAPTION"}
            assert new <= {"TABLE", "CAPTION", "THEAD", "TBODY", "TR", "TH", "TD", "H5", "STRONG", "CODE", "PRE"}, (
                position
            )
        assert page.evaluate("() => window.wasStolen") is None


def test_secrets_are_blanked_wherever_the_paste_is_shown_or_copied(browser: Browser, address: str) -> None:
    key = "0x" + "c0ffee11" * 5
    secrets = f'### ip xfrm state\nsrc 192.0.2.1 dst 198.51.100.7\n\tenc cbc(aes) {key}\n### x\npsk = "hunter22"\n'
    with browser.new_context(accept_downloads=True) as context:
        page = open_page(context, f"{address}checker/")
        check(page, secrets + OFF)
        shown = page.locator(".swd-result").inner_text()
        for name in ("Save the report", "Save as JSON"):
            with page.expect_download() as download:
                page.get_by_role("button", name=name).click()
            shown += download.value.path().read_text()
        assert "net.ipv4.ip_forward = 0" in shown
        assert "c0ffee11" not in shown
        assert "hunter22" not in shown


def test_a_report_may_replace_addresses(browser: Browser, address: str) -> None:
    with browser.new_context(accept_downloads=True) as context:
        page = open_page(context, f"{address}checker/")
        check(page, f"{OFF}the router is 192.0.2.254\n".replace("192.0.2.", "8.8.4."))
        expect(page.locator(".swd-read")).to_contain_text("8.8.4.254")
        page.get_by_label("Replace addresses and names").check()
        with page.expect_download() as download:
            page.get_by_role("button", name="Save as JSON").click()
        told = download.value.path().read_text()
        assert json.loads(told)["findings"][0]["code"] == "SWD101"
        assert "8.8.4." not in told


def test_no_request_leaves_the_page_with_what_was_pasted(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = open_page(context, f"{address}checker/")
        page.wait_for_load_state("networkidle")
        asked: list[str] = []
        context.on("request", lambda request: asked.append(f"{request.method} {request.url} {request.post_data}"))
        check(page, OFF)
        expect(page.locator(".swd-remedy").first).to_be_visible()
        assert asked == [f"GET {address}checker/SWD101.js None"]
        # The policy and not good manners: what any script tries is refused.
        refused = page.evaluate(TRY_TO_SEND, address)
        assert refused == 4
        assert page.evaluate("() => Object.keys(localStorage).filter((key) => !key.includes('__')).length") == 0


def test_the_page_works_with_the_network_off(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = open_page(context, f"{address}checker/")
        context.set_offline(True)
        check(page, OFF)
        expect(page.locator(".swd-finding")).to_have_count(1)
        expect(page.locator(".swd-finding")).to_contain_text("the page of SWD101")


def test_the_page_works_from_a_file(browser: Browser, site: Path) -> None:
    with browser.new_context() as context:
        page = open_page(context, (site / "checker" / "index.html").as_uri())
        check(page, OFF)
        expect(page.locator(".swd-remedy .swd-part--check code").first).to_have_text("ip link show wan0")


def test_a_dropped_file_of_windows_is_read(browser: Browser, address: str, tmp_path: Path) -> None:
    file = tmp_path / "client.txt"
    file.write_text(OFF, encoding="utf-16")
    with browser.new_context() as context:
        page = open_page(context, f"{address}checker/")
        page.locator("input[type=file]").first.set_input_files(file)
        expect(page.locator(".swd-finding")).to_have_count(1)


def test_a_link_to_findings_holds_their_codes_only(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = open_page(context, f"{address}checker/#found=SWD101,SWD999")
        expect(page.locator(".swd-linked li")).to_have_text("SWD101 Forwarding is off")
        check(page, OFF)
        assert page.url == f"{address}checker/#found=SWD101,SWD999"


def test_without_scripts_the_page_says_what_to_collect(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = open_page(context, f"{address}checker/")
        expect(page.locator("noscript > p")).to_be_visible()
        expect(page.locator("#swd-paste-1")).to_be_disabled()
        expect(page.get_by_role("link", name="swandoc-collect.sh")).to_be_visible()
        expect(page.get_by_text("ip -s xfrm policy").last).to_be_visible()


def test_nothing_moves_when_the_script_starts(browser: Browser, address: str) -> None:
    where = []
    for scripts in (False, True):
        with browser.new_context(java_script_enabled=scripts) as context:
            page = open_page(context, f"{address}checker/")
            box = page.locator("#swd-paste-1").bounding_box()
            lead = page.locator(".swd-checker").bounding_box()
            assert box
            assert lead
            noscript = (
                0
                if scripts
                else page.locator("noscript > *").first.evaluate(
                    "(e) => e.getBoundingClientRect().height"
                    " + parseFloat(getComputedStyle(e).marginTop) + parseFloat(getComputedStyle(e).marginBottom)"
                )
            )
            where.append(round(box["y"] - lead["y"] - noscript))
    assert abs(where[0] - where[1]) <= 20


def test_the_theme_works_under_the_policy_and_its_search_opens_the_start_page(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        context.set_default_timeout(10_000)
        page = context.new_page()
        wrong: list[str] = []
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(f"{address}checker/")
        check(page, OFF)
        page.wait_for_timeout(300)
        # Material's list of pages for its instant navigation is refused, and it goes without.
        assert [text for text in wrong if "sitemap.xml" not in text] == []
        page.locator("input.md-search__input").fill("filter counts")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"\?q=filter%20counts"))


def test_a_page_that_swaps_its_content_by_script_is_loaded_anew(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = open_page(context, f"{address}catalogue/")
        page.evaluate(SWAP, address)
        expect(page.locator("#swd-paste-1")).to_be_enabled()
        check(page, OFF)
        expect(page.locator(".swd-finding")).to_have_count(1)


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_other_themes_carry_it_too(browser: Browser, tmp_path: Path, theme: str) -> None:
    built = build(tmp_path, theme=f"{{name: {theme}, highlightjs: false}}", use_directory_urls="false")
    with serve(built) as address, browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = open_page(context, f"{address}checker.html")
        check(page, OFF)
        expect(page.locator(".swd-remedy .swd-part--check code").first).to_have_text("ip link show wan0")
        page.locator(".swd-finding h3 a").click()
        expect(page).to_have_url(f"{address}forwarding/forwarding-off.html")
