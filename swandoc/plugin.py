"""The door for MkDocs: options and events, no logic. The only module that imports mkdocs."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from importlib.resources import files as resources
from pathlib import Path
from types import CodeType
from typing import Literal
from urllib.parse import urlsplit

from jinja2 import Environment
from jinja2.bccache import Bucket, BytecodeCache
from mkdocs.config import config_options as opt
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from swandoc.guide.loader import SourceCache, load_guide
from swandoc.guide.model import Guide
from swandoc.guide.problems import GuideProblems
from swandoc.guide.snippets_file import check_history
from swandoc.lab.evidence import guide_evidence
from swandoc.lab.plan import PlanCache
from swandoc.site.calculator import CALCULATOR_FILES, with_calculator
from swandoc.site.checker import CHECKER_FILES
from swandoc.site.checker import STYLE as PASTE_STYLE
from swandoc.site.csp import inline_code, policy, with_policy
from swandoc.site.finished import publish, shield_site
from swandoc.site.format_data import FORMAT_FILE, format_script
from swandoc.site.offline import OFFLINE_SCRIPT, Offline, OfflineFailed, build_zip, pack
from swandoc.site.output import Block, Links, OutputFile, with_blocks
from swandoc.site.page import CHECKER, HOME, STALE
from swandoc.site.parameter_data import PARAMETER_FILE, parameter_script
from swandoc.site.published import PUBLISHED_ASSETS
from swandoc.site.render import TRANSCRIPT_STYLE, RenderedPages, render_problems, render_published, render_site
from swandoc.site.stale_data import STALE_FILES
from swandoc.snippets.history import History, advance
from swandoc.snippets.store import read_folder

log = get_plugin_logger(__name__)

_STYLE = "assets/swandoc.css"
_SCRIPT = "assets/swandoc-site.js"
_TABS_STYLE = "assets/swandoc-tabs.css"  # for themes that bring no styles for tabs
_THEMES_WITH_TABS = {"material", "materialx"}


class SwandocConfig(Config):  # type: ignore[no-untyped-call]
    """Options under ``plugins: - swandoc:`` in mkdocs.yml."""

    scenarios = opt.Type(str, default="scenarios")
    """The guide's folder, relative to docs_dir."""
    lab = opt.Type(str, default="lab")
    """The folder of the lab's topologies, relative to docs_dir."""
    snippets = opt.Type(str, default="snippets")
    """The folder of exported snippets, relative to mkdocs.yml. Its history is what the site publishes of them."""
    proofs = opt.Type(str, default="proofs")
    """The folder of recorded proofs, relative to docs_dir; they are published with the pages that show them."""
    policy = opt.Type(bool, default=True)
    """Whether every page carries a content security policy. The checker's page always does."""
    offline = opt.Type(str, default="")
    """The name of a zip at the top of the site that holds all of it for reading without a server; "" for none."""


class _CompiledTemplates(BytecodeCache):
    """Keeps compiled templates in memory: MkDocs makes a new template environment for each build."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._code[bucket.key, bucket.checksum] = bucket.code


class SwandocPlugin(BasePlugin[SwandocConfig]):  # type: ignore[no-untyped-call]
    """Turns the scenarios under docs_dir into pages."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Defined so that MkDocs keeps this instance, and with it the cache, while it serves."""
        self._serves = command == "serve"
        self._sources = SourceCache()
        self._rendered = RenderedPages()
        self._plans = PlanCache()
        self._compiled = _CompiledTemplates()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the stylesheets and scripts."""
        styles = [_STYLE] if config.theme.name in _THEMES_WITH_TABS else [_STYLE, _TABS_STYLE]
        config.extra_css[:0] = styles
        config.extra_javascript += [PARAMETER_FILE, _SCRIPT]
        self._styles = styles
        # A site whose pages are linked by file is what goes into the zip; any other builds that one beside itself.
        self._is_offline = bool(self.config.offline) and not config.use_directory_urls
        # Tens of thousands of files, for other sites: nobody reads them while writing, or from a disk.
        self._publishes = not self._serves and not self._is_offline
        if self._is_offline:
            config.extra.setdefault("polyfills", []).append(OFFLINE_SCRIPT)
        if self.config.policy:
            self._tell_of_foreign_files(config)
        return config

    @event_priority(50)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Load the guide and add its pages; the guide's own YAML is not published."""
        docs = Path(config.docs_dir)
        project = Path(config.config_file_path).parent if config.config_file_path else docs.parent
        self._guide = load_guide(docs / self.config.scenarios, root=project, cache=self._sources)
        try:
            lab, proofs = docs / self.config.lab, docs / self.config.proofs
            evidence = self._evidence = guide_evidence(self._guide, lab, proofs, root=project, cache=self._plans)
        except GuideProblems as found:
            evidence = self._evidence = {}
            self._guide = replace(self._guide, problems=tuple(sorted((*self._guide.problems, *found.problems))))
        self._history = self._entered(project / self.config.snippets)
        if self._history:
            found_in_history = check_history(self._guide, self._history)
            self._guide = replace(self._guide, problems=tuple(sorted((*self._guide.problems, *found_in_history))))
        self._report(self._guide, strict=config.strict)
        unpublished = tuple(f"{folder.strip('/')}/" for folder in (self.config.scenarios, self.config.lab))
        for file in list(files):
            if file.src_uri.startswith(unpublished):
                files.remove(file)
        offline = self._offer_offline(files, config) if self.config.offline and not self._serves else None
        self._blocks: dict[str, tuple[Block, ...]] = {}
        own_home = any(files.get_file_from_path(name) for name in (HOME, "README.md"))
        own_checker = files.get_file_from_path(CHECKER) is not None
        links = Links(config.use_directory_urls)
        for output in render_site(
            self._guide,
            links,
            home=not own_home,
            checker=not own_checker,
            offline=offline,
            evidence=evidence,
            history=self._history,
            published=self._publishes,
            rendered=self._rendered,
        ):
            self._add(files, config, output, project)
        files.append(File.generated(config, PARAMETER_FILE, content=parameter_script(self._guide, links)))
        if self._history:
            files.append(File.generated(config, FORMAT_FILE, content=format_script(self._guide)))
        assets = [*self._styles, _SCRIPT, TRANSCRIPT_STYLE, *(PUBLISHED_ASSETS if self._history else ())]
        if CHECKER in self._blocks:
            assets += CHECKER_FILES
        if STALE in self._blocks:
            assets += [*STALE_FILES, PASTE_STYLE]
        if self._is_offline:
            assets.append(OFFLINE_SCRIPT)
        self._add_assets(files, config, assets)
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let the theme's templates be compiled once only while MkDocs serves."""
        env.bytecode_cache = env.bytecode_cache or self._compiled
        return env

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put the finished HTML of a page in, and on top of every page the guide's problems until they are mended."""
        html = with_blocks(html, self._blocks.get(page.file.src_uri, ()), searched=True)
        calculating = with_calculator(html, page.file.src_uri, Links(config.use_directory_urls))
        if calculating is not None:
            self._add_assets(files, config, CALCULATOR_FILES)
            html = calculating
        if self._guide.problems:
            return f"{render_problems(self._guide.problems)}{html}"
        return html

    @event_priority(-100)
    def on_page_context(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        """Put the large blocks of a page in, after the search has read the rest."""
        if page.content:
            page.content = with_blocks(page.content, self._blocks.get(page.file.src_uri, ()), searched=False)

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Forbid the pages that take pastes every connection, after everything else has written into them."""
        name = page.file.src_uri
        if name in (CHECKER, STALE) and name in self._blocks:
            return with_policy(output, policy(inline_code(output), connects=False))
        return output

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the published snippets beside the pages, put every page under its policy, and pack what is offline.

        While MkDocs serves there is no policy but the checker's, for its live reload is an inline script.
        """
        if self._serves:
            return
        site, links = Path(config.site_dir), Links(config.use_directory_urls)
        if self._history and self._publishes:
            address = config.site_url.rstrip("/") + "/" if config.site_url else ""
            publish(site, render_published(self._guide, self._history, self._evidence, links, address))
        if self.config.policy:
            instant = "navigation.instant" in (config.theme.get("features") or ())
            codes = {scenario.code for scenario in self._guide.scenarios.values()}
            shield_site(site, address=config.site_url or "", shared=instant, codes=codes)
        if self._is_offline:
            pack(site, site / self.config.offline)

    def _offer_offline(self, files: Files, config: MkDocsConfig) -> Offline | None:
        """Add the zip to the site's files. The site that goes into it has only a place for it, for links to it."""
        name = self.config.offline
        if self._is_offline:
            files.append(File.generated(config, name, content=b""))
            return None
        try:
            content = build_zip(name, config.config_file_path, strict=config.strict)
        except OfflineFailed as failed:
            raise PluginError(str(failed)) from None
        files.append(File.generated(config, name, content=content))
        offline = Offline(name, len(content))
        log.info("%s holds the site for reading without a network: %s", name, offline.megabytes)
        return offline

    def _tell_of_foreign_files(self, config: MkDocsConfig) -> None:
        named = [str(file) for file in (*config.extra_css, *config.extra_javascript)]
        foreign = [file for file in named if urlsplit(file).netloc]
        if config.theme.name in _THEMES_WITH_TABS and config.theme.get("font") is not False:
            foreign.append("the theme's web fonts (theme: font)")
        if foreign:
            log.info("The content security policy keeps readers' browsers from loading %s", ", ".join(foreign))

    def _entered(self, folder: Path) -> History | None:
        """The history of exported snippets with today's guide entered; None if nothing was exported."""
        try:
            history = read_folder(folder)
        except ValueError as error:
            raise PluginError(f"{error}; restore it from version control") from None
        if not history.codes:
            return None
        entered = advance(history, self._guide, date.today().isoformat())
        if entered != history and not self._serves:
            log.warning("%s is behind the guide: run swandoc export", folder)
        return entered

    def _add_assets(self, files: Files, config: MkDocsConfig, assets: Iterable[str]) -> None:
        for asset in assets:
            if files.get_file_from_path(asset) is None:
                content = (resources("swandoc.site") / asset).read_text(encoding="utf-8")
                files.append(File.generated(config, asset, content=content))

    def _report(self, guide: Guide, *, strict: bool) -> None:
        for problem in guide.problems:
            log.warning("%s", problem)
        if strict and guide.problems:
            count = len(guide.problems)
            raise PluginError(f"The guide has {count} problem{'' if count == 1 else 's'}, listed above.")

    def _add(self, files: Files, config: MkDocsConfig, output: OutputFile, project: Path) -> None:
        if files.get_file_from_path(output.path):
            raise PluginError(
                f"{output.path} stands in {config.docs_dir} and is also generated"
                + (f" from {output.source}" if output.source else "")
                + ": rename one of them."
            )
        file = File.generated(config, output.path, content=output.content, inclusion=InclusionLevel.NOT_IN_NAV)
        if output.source:
            file.edit_uri = Path(os.path.relpath(project / output.source, config.docs_dir)).as_posix()
        files.append(file)
        self._blocks[output.path] = output.blocks
