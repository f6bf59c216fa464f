"""The calculator in a real browser: settings in, numbers out, kept in a link, taken from an SA, given to snippets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from browser import chromium, serve
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.needs("chromium")

ROOT = Path(__file__).parents[1]
PAGE = "calculator/"
DUMPS = ROOT / "swandoc/web/test/dumps"
VECTORS = json.loads((ROOT / "tests/vectors/esp-mtu.json").read_text("ascii"))["vectors"]
HOSTILE = (
    "<img src=x onerror=stolen()>",
    "<script>stolen()</script>",
    "</textarea><svg onload=stolen()>",
    '"><iframe srcdoc="<script>parent.stolen()</script>">',
    "javascript:stolen()",
    "{{constructor.constructor('stolen()')()}}",
    "__proto__",
)
# An SA as swanctl lists it, with a name that somebody else has chosen.
SA = """\
{name}: #1, ESTABLISHED, IKEv2, 5c0f3b7a1e2d4c68_i* 9b1d2f4a6c8e0357_r
  local  'gateway.example.org' @ 192.0.2.1[4500]
  remote 'peer.example.org' @ 198.51.100.1[4500]
  {name}: #1, reqid 1, INSTALLED, TUNNEL-in-UDP, ESP:AES_CBC-256/HMAC_SHA2_512_256
    in  c1a2b3c4,      0 bytes,     0 packets
    out c4b3a2c1,      0 bytes,     0 packets
    local  2001:db8:1::/64
    remote 2001:db8:2::/64
"""


@pytest.fixture(scope="module")
def address(guide_site: Path) -> Iterator[str]:
    with serve(guide_site) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


def open_page(context: BrowserContext, url: str) -> Page:
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.add_init_script("self.thefts = 0; self.stolen = () => { self.thefts += 1; };")
    page.goto(url)
    return page


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = open_page(context, address + PAGE)
        failures: list[str] = []
        page.on("pageerror", lambda error: failures.append(str(error)))
        yield page
        assert failures == []
        assert page.evaluate("self.thefts") == 0


def numbers(page: Page) -> dict[str, str]:
    names = page.locator(".swd-calc__numbers dt").all_text_contents()
    return dict(zip(names, page.locator(".swd-calc__numbers dd").all_text_contents(), strict=True))


def calculated(page: Page, name: str) -> set[str]:
    """What the commands below say."""
    return set(page.locator(f'[data-calculated="{name}"]').all_text_contents())


def pings(page: Page) -> list[str]:
    return page.locator(".swd-calc__command code").all_text_contents()


def give(page: Page, label: str, text: str) -> None:
    page.get_by_label(label, exact=True).fill(text)


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_label(label, exact=True).select_option(option)


def paste(page: Page, text: str) -> None:
    page.get_by_text("Take the settings from an SA").click()
    page.get_by_label(re.compile("^Output of")).fill(text)


def test_settings_go_in_and_numbers_come_out(page: Page) -> None:
    give(page, "Bytes", "1400")
    choose(page, "Encryption", "aes")
    choose(page, "Integrity", "sha512")
    page.get_by_label("In UDP (NAT traversal)").check()
    assert numbers(page) == {
        "Path MTU": "1400",
        "Largest packet inside (MTU)": "1310",
        "MSS, IPv4 inside": "1270",
        "MSS, IPv6 inside": "1250",
        "Bytes added": "86–101",
    }
    expect(page.get_by_role("status").filter(has_text="Path MTU 1400")).to_contain_text("largest packet inside 1310")
    assert pings(page) == [
        "ping -M do -c 4 -s 1372 192.0.2.1",
        "ping -M do -c 4 -s 1373 192.0.2.1",
        "ping -M do -c 4 -s 1282 10.1.0.10",
        "ping -M do -c 4 -s 1283 10.1.0.10",
    ]


def test_it_shows_the_golden_vectors(page: Page, address: str) -> None:
    names = {"aes128gcm16": "encryption=aesgcm16", "chacha20poly1305": "encryption=chacha20poly1305"}
    found = []
    for vector in VECTORS:
        if vector["path_mtu"] != 1492:
            continue
        cipher, _, integrity = vector["esp_proposal"].partition("-")
        suite = names.get(cipher) or f"encryption={re.sub('^aes.*', 'aes', cipher)}&integrity={integrity}"
        outer, udp = vector["outer"][-1], "yes" if vector["udp_encap"] else "no"
        page.goto(f"{address}{PAGE}#mtu:bytes=1492&{suite}&outer={outer}&udp={udp}")
        expect(page.locator(".swd-calc__numbers dd").nth(1)).to_have_text(str(vector["inner_mtu"]))
        assert (calculated(page, "mss4"), calculated(page, "mss6")) == (
            {str(vector["mss_inner_ipv4"])},
            {str(vector["mss_inner_ipv6"])},
        )
        found.append(vector)
    assert len(found) == 32


def test_the_way_back_tells_the_path_that_is_needed(page: Page) -> None:
    choose(page, "You know", "mss4")
    give(page, "Bytes", "1360")
    expect(page.locator(".swd-calc__notes")).to_contain_text("Every path of at least 1456 bytes is enough.")
    assert numbers(page)["Path MTU"] == "1456"
    rows = page.locator(".swd-calc__table").last.locator("tbody tr")
    enough = {row.locator("th").inner_text(): row.locator("td").last.inner_text() for row in rows.all()}
    assert (enough["1460"], enough["1452"]) == ("yes", "no")


def test_a_largest_ping_inside_tells_the_path_or_that_something_does_not_fit(page: Page) -> None:
    choose(page, "You know", "ping-inside")
    choose(page, "Encryption", "aes")
    give(page, "Bytes", "1410")
    expect(page.locator(".swd-calc__notes")).to_contain_text("between 1500 and 1515")
    give(page, "Bytes", "1405")
    expect(page.locator(".swd-calc__notes")).to_contain_text("This does not fit together")


def test_the_boxes_and_the_table_have_every_byte_of_the_packet(page: Page) -> None:
    page.get_by_text("GRE or VXLAN inside, and a packet").click()
    choose(page, "ESP carries", "gre-key")
    choose(page, "IP version of GRE or VXLAN", "6")
    boxes = [int(text) for text in page.locator(".swd-calc__box b").all_text_contents()]
    table = page.locator(".swd-calc__table").first
    assert [int(text) for text in table.locator("tbody td:nth-child(2)").all_text_contents()] == boxes
    assert sum(boxes) <= 1500
    assert table.locator("tbody tr", has_text="GRE key").locator("a").get_attribute("href") == (
        "https://www.rfc-editor.org/rfc/rfc2890.html#section-2.1"
    )
    assert calculated(page, "inner") == {str(1446 - 48)}
    expect(page.locator(".swd-calc__notes")).to_contain_text("encaplimit none")


def test_fields_that_mean_nothing_are_off(page: Page) -> None:
    expect(page.get_by_label("Integrity", exact=True)).to_be_disabled()
    choose(page, "Encryption", "null")
    expect(page.get_by_label("Integrity", exact=True)).to_be_enabled()
    choose(page, "Mode", "transport")
    expect(page.get_by_label("IP version inside", exact=True)).to_be_disabled()
    assert "MSS, IPv4 inside" in numbers(page)
    assert "MSS, IPv6 inside" not in numbers(page)
    expect(page.get_by_text("Layers on the link, below IPsec")).to_be_hidden()
    choose(page, "You know", "link")
    page.get_by_label("PPPoE: 8").check()
    assert numbers(page)["Path MTU"] == "1492"


@pytest.mark.parametrize("text", ["", "abc", "0", "60", "1e3", "-5", "14 00", "<b>"])
def test_a_size_that_cannot_be_has_no_numbers_and_a_reason(page: Page, text: str) -> None:
    give(page, "Bytes", text)
    expect(page.get_by_label("Bytes", exact=True)).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#swd-calc-say")).to_contain_text(re.compile("whole number of bytes|no room for a packet"))
    expect(page.locator(".swd-calc__numbers")).to_be_hidden()
    expect(page.get_by_role("button", name="Use these in all snippets")).to_be_disabled()
    give(page, "Bytes", "1400")
    assert numbers(page)["Path MTU"] == "1400"


def test_a_link_brings_the_settings_back_and_reset_takes_them_away(page: Page, browser: Browser) -> None:
    choose(page, "You know", "link")
    page.get_by_label("PPPoE: 8").check()
    choose(page, "Encryption", "aes")
    choose(page, "Integrity", "sha256_96")
    choose(page, "IP version outside", "6")
    page.get_by_text("GRE or VXLAN inside, and a packet").click()
    choose(page, "ESP carries", "vxlan")
    page.get_by_role("button", name="Copy a link to this").click()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.url
    with browser.new_context() as other:
        copy = open_page(other, link)
        assert numbers(copy) == numbers(page)
        expect(copy.get_by_label("Integrity", exact=True)).to_have_value("sha256_96")
        expect(copy.get_by_label("ESP carries", exact=True)).to_be_visible()
    page.reload()
    assert numbers(page)["Path MTU"] == "1492"
    page.get_by_role("button", name="Reset").click()
    assert "#" not in page.url
    assert (numbers(page)["Path MTU"], calculated(page, "mss4")) == ("1500", {"1406"})


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_fragments_do_nothing(page: Page, address: str, text: str) -> None:
    tags = page.evaluate("document.querySelectorAll('*').length")
    for name in ("bytes", "below", text):
        page.goto("about:blank")
        page.goto(f"{address}{PAGE}#mtu:{name}={text}")
        expect(page.locator("#swd-calc-say")).to_contain_text("1 setting that this page does not know")
        assert numbers(page)["Path MTU"] == "1500"
        assert text not in page.locator(".swd-calc").inner_text()
    assert page.evaluate("document.querySelectorAll('*').length") == tags


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_pastes_stay_text(page: Page, text: str) -> None:
    name = text.replace(" ", "_")  # names in this output have no blanks
    paste(page, SA.format(name=name))
    said = page.locator(".swd-more [role=status]")
    expect(said).to_contain_text("The settings are now those of")
    assert numbers(page)["MSS, IPv6 inside"] == "1346"
    assert page.locator(".swd-calc :is(img, script, svg, iframe)").count() == 0
    page.get_by_label(re.compile("^Output of")).fill(text)
    expect(said).to_have_text("No SA is found in this text.")
    assert page.locator(".swd-calc :is(img, script, svg, iframe)").count() == 0


def test_an_sa_sets_the_fields(page: Page) -> None:
    paste(page, SA.format(name="site"))
    expect(page.get_by_label("Encryption", exact=True)).to_have_value("aes")
    expect(page.get_by_label("Integrity", exact=True)).to_have_value("sha512")
    expect(page.get_by_label("In UDP (NAT traversal)")).to_be_checked()
    expect(page.get_by_label("IP version inside", exact=True)).to_have_value("6")
    assert numbers(page)["Largest packet inside (MTU)"] == "1406"
    page.get_by_label(re.compile("^Output of")).fill("aes128gcm8")
    expect(page.get_by_label("Encryption", exact=True)).to_have_value("aesgcm8")


@pytest.mark.parametrize("dump", ["swanctl-list-sas.txt", "ip-s-xfrm-state.txt", "ipsec-statusall.txt"])
def test_the_output_of_real_hosts_is_read(page: Page, dump: str) -> None:
    paste(page, (DUMPS / dump).read_text("utf-8"))
    expect(page.locator(".swd-more [role=status]")).to_contain_text(re.compile("settings are now|Several kinds"))


def test_what_reads_an_sa_is_loaded_only_for_those_who_paste_one(page: Page) -> None:
    loaded = "performance.getEntriesByType('resource').map((one) => one.name.replace(/.*[/]/, ''))"
    assert "swandoc-calculator.js" in page.evaluate(loaded)
    assert "swandoc-pasted-sa.js" not in page.evaluate(loaded)
    paste(page, "aes256gcm16")
    expect(page.locator(".swd-more [role=status]")).to_contain_text("aes256gcm16")
    assert "swandoc-pasted-sa.js" in page.evaluate(loaded)


def test_one_click_gives_the_numbers_to_every_snippet(page: Page, address: str) -> None:
    give(page, "Bytes", "1492")
    page.get_by_role("button", name="Use these in all snippets").click()
    expect(page.locator("#swd-calc-say")).to_contain_text("All snippets of the guide use these numbers now")
    page.goto(f"{address}mtu/pmtu-black-hole/")
    assert set(page.locator('[data-slot="mss"]').all_text_contents()) == {"1398"}
    assert set(page.locator('[data-slot="tunnel_mtu"]').all_text_contents()) == {"1438"}


def test_pings_follow_the_readers_own_addresses_and_are_copied(page: Page) -> None:
    page.evaluate("swandocTakeValues({gateway: '203.0.113.77'})")
    expect(page.locator(".swd-calc__command code").first).to_have_text("ping -M do -c 4 -s 1472 203.0.113.77")
    page.get_by_role("radio", name="macOS").check()
    expect(page.locator(".swd-calc__command code").first).to_have_text("ping -D -c 4 -s 1472 203.0.113.77")
    page.get_by_role("button", name="Copy", exact=True).first.click()
    assert page.evaluate("navigator.clipboard.readText()") == "ping -D -c 4 -s 1472 203.0.113.77"
    page.get_by_role("radio", name="Windows").check()
    assert pings(page)[2] == "ping -f -n 4 -l 1418 10.1.0.10"
    choose(page, "IP version inside", "6")
    expect(page.get_by_text("cannot forbid fragments for IPv6")).to_be_visible()


def test_it_works_by_keyboard_alone(page: Page) -> None:
    page.get_by_label("You know", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("1492")
    page.keyboard.press("Enter")  # sends nothing anywhere
    page.keyboard.press("Tab")
    page.keyboard.type("chacha")
    assert (numbers(page)["Path MTU"], page.get_by_label("Encryption", exact=True).input_value()) == (
        "1492",
        "chacha20poly1305",
    )
    page.get_by_role("radio", name="Linux").focus()
    page.keyboard.press("ArrowRight")
    assert pings(page)[0] == "ping -f -n 4 -l 1464 192.0.2.1"
    assert page.evaluate("document.activeElement.value") == "Windows"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_that_shuts_a_reader_out(browser: Browser, address: str, scheme: str) -> None:
    with browser.new_context(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce") as context:
        page = open_page(context, f"{address}{PAGE}#mtu:know=link&below=pppoe&encryption=aes&nested=gre-key&udp=yes")
        paste(page, "hello")
        page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
        scope = {"include": [".md-content"], "exclude": [".md-code__nav"]}
        result = page.evaluate("(scope) => axe.run(scope, {resultTypes: ['violations']})", scope)
        assert "color-contrast" in {rule["id"] for rule in result["passes"] + result["violations"]}
        assert [(one["id"], node["target"]) for one in result["violations"] for node in one["nodes"]] == []


def test_a_phone_of_320_pixels_shows_all_of_it(browser: Browser, address: str) -> None:
    with browser.new_context(viewport={"width": 320, "height": 700}) as context:
        page = open_page(context, f"{address}{PAGE}#mtu:know=link&below=pppoe&outer=6&nested=vxlan&carrier=6&udp=yes")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        wide = """() => [...document.querySelectorAll('.swd-calc *')]
          .filter((one) => !one.closest('.swd-calc__scroll, .swd-sr') && one.getBoundingClientRect().right > 321)
          .map((one) => one.className)"""
        assert page.evaluate(wide) == []


def test_without_scripts_the_page_has_the_guides_example_and_the_tables(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = open_page(context, address + PAGE)
        assert (calculated(page, "mss4"), calculated(page, "tunnel")) == ({"1270"}, {"1310"})
        expect(page.get_by_text("--set-mss 1270").first).to_be_visible()
        page.get_by_role("link", name="tables", exact=True).click()
        expect(page.get_by_role("heading", name="ESP overhead, inner MTU and MSS")).to_be_visible()


def test_it_works_from_a_file_and_moves_nothing_when_it_comes(browser: Browser, guide_site: Path, address: str) -> None:
    with browser.new_context() as context:
        page = open_page(context, (guide_site / "calculator/index.html").as_uri())
        give(page, "Bytes", "1400")
        paste(page, "aes256-sha512")
        expect(page.get_by_label("Integrity", exact=True)).to_have_value("sha512")
        assert numbers(page)["Largest packet inside (MTU)"] == "1310"
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(
            "self.shifts = 0; new PerformanceObserver((list) => {"
            " for (const one of list.getEntries()) self.shifts += one.value; })"
            ".observe({type: 'layout-shift', buffered: true});"
        )
        page.goto(address + PAGE)
        page.wait_for_timeout(500)
        assert page.evaluate("self.shifts") < 0.01
