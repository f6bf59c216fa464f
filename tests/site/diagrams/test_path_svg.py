from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from markupsafe import Markup

from swandoc.site.diagrams import DataPath, Hop, Note, Place, describe_path, draw_path
from swandoc.site.diagrams.svg import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swandoc.site.diagrams.path_svg import Direction

SVG = "{http://www.w3.org/2000/svg}"
DIRECTIONS: tuple[Direction, ...] = ("wide", "tall")


def note(text: str, longest: str = "") -> Note:
    return Note(Markup('<span data-slot="x">{}</span>').format(text), longest or text)


HOPS = (
    Hop("decrypt", "Decrypt"),
    Hop("forward", "Forward"),
    Hop("policy-lookup", "Policy lookup"),
    Hop("postrouting-nat", "Postrouting NAT"),
    Hop("encrypt", "Encrypt"),
)
REPLY = DataPath(
    title="NAT before IPsec",
    flow="A reply from the LAN host to the client",
    places=(
        Place("lan", "LAN host", note("10.1.0.20")),
        Place("gateway", "VPN gateway", note("10.1.0.1"), HOPS),
        Place("internet", "Internet"),
        Place("router", "Home router", note("192.168.178.1"), (Hop("nat", "NAT"),)),
        Place("client", "Client", note("10.3.0.5")),
    ),
    broken=("gateway", "postrouting-nat"),
    tunnel=("client", "gateway"),
)


def drawn(path: DataPath, direction: Direction) -> ElementTree.Element:
    return ElementTree.fromstring(draw_path(path, uid="p", direction=direction))


def rectangles(root: ElementTree.Element, key: str) -> dict[str, tuple[float, float, float, float]]:
    """The left, top, right and bottom of the rectangles that have the attribute ``key``, by its value."""
    found = {}
    for box in root.iter(f"{SVG}rect"):
        if name := box.get(key):
            x, y, width, height = (float(box.get(side, "nan")) for side in ("x", "y", "width", "height"))
            found[name] = (x, y, x + width, y + height)
    return found


def dashed(root: ElementTree.Element, key: str) -> set[str]:
    return {box.get(key, "") for box in root.iter() if box.get(key) and box.get("stroke-dasharray")}


def words(root: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in root.iter(f"{SVG}text")]


def said(path: DataPath) -> list[str]:
    return [line.striptags() for line in describe_path(path)]


def sizes(root: ElementTree.Element) -> Iterator[float]:
    return (float(text.get("font-size", "0")) for text in root.iter(f"{SVG}text"))


@pytest.mark.parametrize("direction", DIRECTIONS)
class TestBothPictures:
    def test_places_and_hops_never_overlap_and_stay_inside(self, direction: Direction) -> None:
        root = drawn(REPLY, direction)
        _, _, right, bottom = map(float, root.get("viewBox", "").split())
        for key, count in (("data-place", 5), ("data-hop", 5)):
            found = list(rectangles(root, key).values())
            assert len(found) == count
            assert all(a >= 0 and b >= 0 and c <= right and d <= bottom for a, b, c, d in found)
            for one, other in combinations(found, 2):
                apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
                assert apart

    def test_what_comes_after_the_break_is_dashed_and_what_comes_before_is_not(self, direction: Direction) -> None:
        root = drawn(REPLY, direction)
        assert dashed(root, "data-place") == {"internet", "router", "client"}
        assert dashed(root, "data-hop") == {"encrypt"}
        dead = [path for path in root.iter() if "swd-path__way--dead" in path.get("class", "").split()]
        alive = [path for path in root.iter() if path.get("class") == "swd-path__way"]
        # 3 places and 1 hop are not reached; the last dashed line explains what the dashes mean.
        assert (len(dead), len(alive)) == (3 + 1 + 1, 1 + 3)
        assert all(path.get("stroke-dasharray") for path in dead)
        assert not any(path.get("stroke-dasharray") for path in alive)

    def test_the_break_is_told_by_a_cross_and_by_words_once(self, direction: Direction) -> None:
        root = drawn(REPLY, direction)
        assert words(root).count("breaks here") == 1
        assert len([part for part in root.iter() if part.get("class") == "swd-path__cross"]) == 1

    def test_only_the_hops_of_the_broken_place_are_shown(self, direction: Direction) -> None:
        assert list(rectangles(drawn(REPLY, direction), "data-hop")) == [hop.id for hop in HOPS]

    def test_a_break_without_a_hop_is_marked_at_its_place(self, direction: Direction) -> None:
        root = drawn(replace(REPLY, broken=("internet", None)), direction)
        assert rectangles(root, "data-hop") == {}
        assert words(root).count("breaks here") == 1
        assert dashed(root, "data-place") == {"router", "client"}

    def test_a_healthy_path_has_no_dashes_and_no_mark(self, direction: Direction) -> None:
        root = drawn(replace(REPLY, broken=None), direction)
        assert "breaks here" not in words(root)
        assert "not reached" not in words(root)
        assert not [part for part in root.iter() if part.get("stroke-dasharray")]

    def test_the_tunnel_lies_between_its_ends_and_around_the_places_on_the_way(self, direction: Direction) -> None:
        root = drawn(REPLY, direction)
        (group,) = (part for part in root.iter() if part.get("class") == "swd-path__tunnel")
        rect = group[0]
        x, y, width, height = (float(rect.get(side, "nan")) for side in ("x", "y", "width", "height"))
        places = rectangles(root, "data-place")
        for name in ("internet", "router"):
            left, top, right, bottom = places[name]
            assert x < left
            assert y < top
            assert right < x + width
            assert bottom < y + height
        start, end = (x, x + width) if direction == "wide" else (y, y + height)
        side = 0 if direction == "wide" else 1
        assert places["gateway"][side + 2] < start
        assert end < places["client"][side]

    @pytest.mark.parametrize("count", [2, 5, 6, 9])
    def test_a_note_has_room_for_the_longest_value_and_stays_inside_its_box(
        self, direction: Direction, count: int
    ) -> None:
        longest = "2001:db8:1234:5678:9abc:def0:1234:5678/128"
        places = [Place(f"p{index}", f"Place {index}", note("::1", longest)) for index in range(count)]
        root = drawn(DataPath("t", "f", tuple(places), broken=("p1", None)), direction)
        boxes = list(rectangles(root, "data-place").values())
        notes = list(root.iter(f"{SVG}foreignObject"))
        assert len(notes) == count
        for box, one in zip(boxes, notes, strict=True):
            x, y, width, height = (float(one.get(side, "nan")) for side in ("x", "y", "width", "height"))
            assert box[0] < x
            assert box[1] < y
            assert x + width < box[2]
            assert y + height < box[3]
            assert width * height / 14 >= text_width(longest, 11)  # lines of 14 pixels, broken anywhere

    def test_what_a_script_fills_in_stands_in_the_picture_and_in_its_description(self, direction: Direction) -> None:
        root = drawn(REPLY, direction)
        slots = [slot.text for slot in root.iter(f"{SVG}span") if slot.get("data-slot")]
        assert sorted(slots, key=str) == sorted(2 * ["10.1.0.20", "10.1.0.1", "192.168.178.1", "10.3.0.5"])

    def test_no_text_is_smaller_than_eleven_pixels(self, direction: Direction) -> None:
        assert min(sizes(drawn(REPLY, direction))) >= 11

    def test_the_picture_is_an_image_with_name_and_description(self, direction: Direction) -> None:
        root = drawn(REPLY, direction)
        assert root.get("role") == "img"
        assert root.get("class") == f"swd-path swd-path--{direction}"
        assert (root[0].get("id"), root[1].get("id")) == (f"p-{direction}-title", f"p-{direction}-desc")
        assert root.get("aria-labelledby") == root[0].get("id")
        assert root.get("aria-describedby") == root[1].get("id")
        assert "".join(root[1].itertext()) == " ".join(said(REPLY))

    def test_the_same_path_gives_the_same_bytes(self, direction: Direction) -> None:
        assert draw_path(REPLY, uid="p", direction=direction) == draw_path(REPLY, uid="p", direction=direction)

    @pytest.mark.parametrize("count", [1, 2, 7, 12])
    def test_few_and_many_places_are_drawn_apart(self, direction: Direction, count: int) -> None:
        places = tuple(Place(f"p{index}", f"Place number {index}") for index in range(count))
        found = sorted(rectangles(drawn(DataPath("t", "f", places), direction), "data-place").values())
        assert len(found) == count
        side = 0 if direction == "wide" else 1
        found.sort(key=lambda box: box[side])
        assert all(one[side + 2] < other[side] for one, other in pairwise(found))


def test_the_wide_picture_is_made_for_640_pixels_and_the_tall_one_for_a_phone() -> None:
    assert drawn(REPLY, "wide").get("width") == "640"
    assert float(drawn(REPLY, "tall").get("width", "nan")) <= 358


def test_neighbouring_tunnel_ends_leave_room_for_the_words_between_them() -> None:
    path = DataPath("t", "f", (Place("a", "Left"), Place("b", "Right")), tunnel=("a", "b"))
    places = rectangles(drawn(path, "wide"), "data-place")
    assert places["b"][0] - places["a"][2] > 130


def test_the_description_says_where_the_packet_goes_and_where_it_stops() -> None:
    assert said(REPLY) == [
        "A reply from the LAN host to the client.",
        "The packet's way: LAN host (10.1.0.20), then VPN gateway (10.1.0.1), then Internet, "
        "then Home router (192.168.178.1), then Client (10.3.0.5).",
        "The tunnel is between VPN gateway and Client.",
        "Inside VPN gateway: Decrypt, then Forward, then Policy lookup, then Postrouting NAT, then Encrypt. "
        "It breaks at Postrouting NAT.",
        "Not reached: Internet, Home router, Client.",
    ]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        (replace(REPLY, places=()), "no places"),
        (replace(REPLY, broken=("gatway", None)), "'gatway' not at all; it has: lan, gateway"),
        (replace(REPLY, broken=("gateway", "nat")), "place 'gateway' has 'nat' not at all; it has: decrypt"),
        (replace(REPLY, tunnel=("client", "client")), "begins and ends at 'client'"),
        (replace(REPLY, tunnel=("client", "moon")), "'moon' not at all"),
        (replace(REPLY, places=REPLY.places + REPLY.places[1:2]), "'gateway' more than once"),
    ],
)
def test_a_path_that_names_what_is_not_there_is_refused(path: DataPath, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        draw_path(path, uid="p", direction="wide")
