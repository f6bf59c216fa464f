from __future__ import annotations

import pytest

from swandoc.site.output import Links


@pytest.mark.parametrize(
    ("here", "there", "anchor", "href"),
    [
        ("index.md", "forwarding/index.md", "", "forwarding/"),
        ("index.md", "catalogue.md", "SWD101", "catalogue/#SWD101"),
        ("catalogue.md", "index.md", "", "../"),
        ("forwarding/index.md", "forwarding/nat.md", "", "nat/"),
        ("forwarding/nat.md", "forwarding/index.md", "is-it-nat", "../#is-it-nat"),
        ("forwarding/nat.md", "mtu/clamp.md", "", "../../mtu/clamp/"),
        ("forwarding/nat.md", "forwarding/nat.md", "cause", "#cause"),
        ("SWD101/index.md", "forwarding/nat.md", "", "../forwarding/nat/"),
        ("forwarding/nat.md", "assets/collect.sh", "", "../../assets/collect.sh"),
        ("forwarding/nat/transcript.html", "forwarding/nat.md", "", "./"),
        ("forwarding/nat/transcript.html", "assets/a.css", "", "../../assets/a.css"),
    ],
)
def test_pages_link_to_each_other_by_folder(here: str, there: str, anchor: str, href: str) -> None:
    assert Links(directory_urls=True).href(here, there, anchor) == href


@pytest.mark.parametrize(
    ("here", "there", "href"),
    [
        ("index.md", "forwarding/index.md", "forwarding/index.html"),
        ("forwarding/nat.md", "forwarding/index.md", "index.html"),
        ("forwarding/nat.md", "index.md", "../index.html"),
        ("SWD101/index.md", "forwarding/nat.md", "../forwarding/nat.html"),
        ("forwarding/nat/transcript.html", "forwarding/nat.md", "../nat.html"),
        ("forwarding/nat/transcript.html", "assets/a.css", "../../assets/a.css"),
    ],
)
def test_pages_link_to_each_other_by_file_where_the_site_is_read_without_a_server(
    here: str, there: str, href: str
) -> None:
    assert Links(directory_urls=False).href(here, there) == href
