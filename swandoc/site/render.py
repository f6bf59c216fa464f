"""Guide -> files of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from swandoc.guide.model import Guide
from swandoc.guide.problems import Problem

from .output import Links, OutputFile
from .page import CATALOGUE, HOME, Page, area_page, scenario_page
from .views import area_view, catalogue_view, home_view, scenario_view


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("swandoc.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _render(template: str, **view: object) -> str:
    return _templates().get_template(template).render(view)


def render_site(guide: Guide, links: Links, *, home: bool = True) -> Iterator[OutputFile]:
    """Every file that the guide's sound parts yield; ``home`` tells whether the home page is one of them."""
    if home:
        page = Page(HOME, guide, links)
        yield OutputFile(HOME, _render("home.md.j2", page=page, **home_view(page)))
    yield OutputFile(CATALOGUE, _render("catalogue.md.j2", **catalogue_view(Page(CATALOGUE, guide, links))))
    for area in guide.areas.values():
        if area.tree is not None:
            page = Page(area_page(area.id), guide, links)
            yield OutputFile(page.path, _render("area.md.j2", **area_view(page, area)), source=area.file)
        for id_ in area.scenarios:
            yield render_scenario(guide, links, area.id, id_)
            yield _render_code(guide, links, area.id, id_)


def render_scenario(guide: Guide, links: Links, area: str, scenario: str) -> OutputFile:
    """The page of one scenario."""
    page = Page(scenario_page(area, scenario), guide, links)
    text = _render("scenario.md.j2", **scenario_view(page, area, scenario))
    return OutputFile(page.path, text, source=guide.scenario_files[scenario])


def _render_code(guide: Guide, links: Links, area: str, scenario: str) -> OutputFile:
    """The short address of a scenario: /CODE/ leads to its page."""
    found = guide.scenarios[scenario]
    path = f"{found.code}/index.html"
    href = links.href(f"{found.code}/index.md", scenario_page(area, scenario))
    title = Page(path, guide, links).plain(found.title)
    return OutputFile(path, _render("code.html.j2", code=found.code, title=title, href=href))


def render_problems(problems: Iterable[Problem]) -> Markup:
    """The problems of a guide as a block of HTML for the top of a page."""
    return Markup(_render("problems.html.j2", problems=sorted(problems)))  # noqa: S704 - an autoescaped template
