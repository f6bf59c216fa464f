"""Guide -> files of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from swandoc.guide.model import Area, Guide
from swandoc.guide.problems import Problem
from swandoc.lab.evidence import Evidence
from swandoc.lab.tested import states_of_snippets
from swandoc.snippets.history import History

from .checker import checker_view
from .offline import Offline
from .output import Links, OutputFile
from .page import CATALOGUE, CHANGES, CHECKER, HOME, STALE, Page, area_page, scenario_page, transcript_page
from .published import Publisher
from .remedy_data import remedy_file, remedy_script
from .rules import REST_FILE, is_checkable, is_shown, rest_script
from .snippet_views import changes_view, stale_view
from .stale_data import stale_data
from .transcript import transcript_view
from .tree_data import tree_file, tree_script
from .views import Versions, View, area_view, catalogue_view, home_view, scenario_view


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


class RenderedPages:
    """The pages of scenarios and areas as they were rendered last, for a caller that renders again and again."""

    def __init__(self) -> None:
        self._shared: object = None
        self._pages: dict[str, tuple[object, OutputFile]] = {}

    def renew(self, guide: Guide, links: Links) -> None:
        """Forget all pages if anything that more than one page shows has changed."""
        shared = (
            links,
            guide.title,
            dict(guide.parameters),
            dict(guide.places),
            dict(guide.paths),
            [(area.id, area.tree, area.scenarios) for area in guide.areas.values()],
            {id_: (scenario.code, scenario.title) for id_, scenario in guide.scenarios.items()},
        )
        if shared != self._shared:
            self._shared = shared
            self._pages.clear()

    def page(self, path: str, content: object, render: Callable[[], OutputFile]) -> OutputFile:
        """The page at ``path``, rendered anew if its own ``content`` has changed."""
        before = self._pages.get(path)
        if before is None or before[0] != content:
            before = self._pages[path] = content, render()
        return before[1]


TRANSCRIPT_STYLE = "assets/swandoc-transcript.css"
"""The stylesheet of transcripts, relative to the site and to this package."""

# For a scenario that has no experiment.
_NO_EVIDENCE = Evidence(False, "No lab run is recorded yet.")


def render_site(
    guide: Guide,
    links: Links,
    *,
    home: bool = True,
    checker: bool = True,
    offline: Offline | None = None,
    evidence: Mapping[str, Evidence] | None = None,
    history: History | None = None,
    published: bool = False,
    rendered: RenderedPages | None = None,
) -> Iterator[OutputFile]:
    """Every file that the guide's sound parts yield. A guide in which no scenario can be detected has no checker.

    ``home`` and ``checker`` tell whether these pages may be among them, ``offline`` what the home page offers for
    reading without a network, ``evidence`` what the proofs of scenarios say, ``history`` the snippets' versions, and
    ``published`` whether the site holds what `render_published` yields.
    """
    checker = checker and is_checkable(guide)
    rendered = rendered or RenderedPages()
    rendered.renew(guide, links)
    if home:
        page = Page(HOME, guide, links)
        yield _render_page(page, "home.md.j2", {**home_view(page), "offline": offline})
    page = Page(CATALOGUE, guide, links)
    yield _render_page(page, "catalogue.md.j2", catalogue_view(page))
    if checker:
        page = Page(CHECKER, guide, links)
        yield _render_page(page, "checker.md.j2", checker_view(page, links))
        yield OutputFile(REST_FILE, rest_script(guide, links))
    if history:
        page = Page(CHANGES, guide, links)
        yield _render_page(page, "changes.md.j2", changes_view(page, history))
        page = Page(STALE, guide, links)
        yield _render_page(page, "stale.md.j2", stale_view(page))
        yield from (OutputFile(path, script) for path, script in stale_data(guide, history, links))
    for area in guide.areas.values():
        if area.tree is not None:
            yield rendered.page(area_page(area.id), area, partial(_render_area, guide, links, area))
            yield OutputFile(tree_file(area.id), tree_script(guide, links, area, area.tree))
        for id_ in area.scenarios:
            proof = (evidence or {}).get(id_, _NO_EVIDENCE)
            versions = Versions(history.codes.get(guide.scenarios[id_].code) if history else None, published)
            render = partial(_render_scenario, guide, links, area, id_, proof, versions)
            yield rendered.page(scenario_page(area.id, id_), (guide.scenarios[id_], proof, versions), render)
            yield _render_code(guide, links, area.id, id_)
            if checker and is_shown(guide.scenarios[id_]):
                yield rendered.page(
                    remedy_file(guide.scenarios[id_].code),
                    guide.scenarios[id_],
                    partial(_render_remedies, guide, links, id_),
                )
            if proof.holds:
                path = transcript_page(area.id, id_)
                transcript = partial(_render_transcript, guide, links, area.id, id_, proof)
                yield rendered.page(path, (guide.scenarios[id_], proof), transcript)


def render_published(
    guide: Guide, history: History, evidence: Mapping[str, Evidence], links: Links, address: str
) -> Iterator[tuple[str, str]]:
    """What other sites take of the snippets, as paths in the site and texts; ``address`` is the site's, or ""."""
    return Publisher(guide, history, states_of_snippets(guide, evidence), links, address, _render).files()


def _render_area(guide: Guide, links: Links, area: Area) -> OutputFile:
    page = Page(area_page(area.id), guide, links)
    return _render_page(page, "area.md.j2", area_view(page, area), source=area.file)


def _render_scenario(
    guide: Guide, links: Links, area: Area, scenario: str, proof: Evidence, versions: Versions
) -> OutputFile:
    page = Page(scenario_page(area.id, scenario), guide, links)
    view = scenario_view(page, area.id, scenario, proof, versions)
    return _render_page(page, "scenario.md.j2", view, source=guide.scenario_files[scenario])


def _render_page(page: Page, template: str, view: View, *, source: str = "") -> OutputFile:
    content = _render(template, page=page, **view)
    return OutputFile(page.path, content, source, tuple(page.blocks))


def _render_transcript(guide: Guide, links: Links, area: str, scenario: str, proof: Evidence) -> OutputFile:
    """The transcript of a scenario's proof: a page without the theme, for it may be long and is seldom read."""
    path = transcript_page(area, scenario)
    found = guide.scenarios[scenario]
    page = Page(path, guide, links)
    content = _render(
        "transcript.html.j2",
        code=found.code,
        title=page.plain(found.title),
        back=page.href(scenario_page(area, scenario)),
        data=page.href(f"proofs/{scenario}.json"),
        style=page.href(TRANSCRIPT_STYLE),
        runs=transcript_view(proof),
    )
    return OutputFile(path, content)


def _render_remedies(guide: Guide, links: Links, scenario: str) -> OutputFile:
    return OutputFile(remedy_file(guide.scenarios[scenario].code), remedy_script(guide, links, scenario))


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
