"""MediaWiki and DokuWiki themselves: each renders a page of its markup to the HTML that it shows its readers.

``install-tools`` puts their files where their Debian packages do, without a web server. What they write, their
configuration and MediaWiki's database, lies in a folder that is gone when the tests end.
"""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

MEDIAWIKI = Path("/usr/share/mediawiki")
DOKUWIKI = Path("/usr/share/dokuwiki")

_RENDER_DOKUWIKI = """<?php
define('DOKU_CONF', getenv('CONF') . '/');
define('DOKU_MAIN_CONF', DOKU_CONF);
define('NOSESSION', 1);
require_once '/usr/share/dokuwiki/inc/init.php';
$info = [];
echo p_render('xhtml', p_get_instructions(stream_get_contents(STDIN)), $info);
"""


@cache
def _folder() -> Path:
    folder = tempfile.mkdtemp(prefix="swandoc-wikis-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def _run(command: list[str], page: str = "", **environment: str) -> str:
    done = subprocess.run(
        command,
        input=page.encode(),
        capture_output=True,
        env={**os.environ, **environment},
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    return done.stdout.decode()


@cache
def _settings_of_mediawiki() -> Path:
    folder = _folder() / "mediawiki"
    folder.mkdir()
    options = {
        "dbtype": "sqlite",
        "dbpath": str(folder),
        "dbname": "wiki",
        "confpath": str(folder),
        "server": "http://wiki.example",
        "scriptpath": "/",
        "pass": "not-a-secret-1",
    }
    given = [word for name, value in options.items() for word in (f"--{name}", value)]
    _run(["php", str(MEDIAWIKI / "maintenance" / "install.php"), *given, "Wiki", "Admin"])
    return folder / "LocalSettings.php"


def mediawiki_html(page: str) -> str:
    """What MediaWiki shows."""
    parse = ["php", str(MEDIAWIKI / "maintenance" / "parse.php"), "--title", "Page"]
    return _run(parse, page, MW_CONFIG_FILE=str(_settings_of_mediawiki()))


@cache
def _settings_of_dokuwiki() -> Path:
    folder = _folder() / "dokuwiki"
    shutil.copytree("/etc/dokuwiki", folder, ignore_dangling_symlinks=True)
    for kind in (
        "pages",
        "cache",
        "meta",
        "index",
        "locks",
        "attic",
        "media",
        "media_meta",
        "media_attic",
        "tmp",
        "log",
    ):
        (folder / "data" / kind).mkdir(parents=True)
    (folder / "local.php").write_text(f"<?php\n$conf['savedir'] = '{folder}/data';\n")
    (folder / "render.php").write_text(_RENDER_DOKUWIKI)
    return folder


def dokuwiki_html(page: str) -> str:
    """What DokuWiki shows."""
    folder = _settings_of_dokuwiki()
    return _run(["php", str(folder / "render.php")], page, CONF=str(folder))
