"""A real browser for tests: the Chromium that the machine has, a site served on the loopback address, and the guide's
pages by type."""

from __future__ import annotations

import contextlib
import gzip
import http.server
import shutil
import threading
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


# One address of each type of page that this project's guide has.
PAGE_TYPES = {
    "home": "",
    "area": "forwarding/",
    "question": "forwarding/#nat-rules",
    "scenario": "forwarding/nat-before-ipsec/",
    "catalogue": "catalogue/",
    "checker": "checker/",
    "tables": "mtu-tables/",
    "counters": "xfrm-counters/",
    "about": "about/",
    "authoring": "authoring/",
    "facts": "facts/",
    "integration": "continuous-integration/",
    "embedding": "embedding/",
    "transcript": "forwarding/nat-before-ipsec/transcript.html",
    "code": "SWD112/",
    "frame": "s/SWD112/exempt-ipsec-from-nat/iptables/",
    "missing": "no-such-page/",
}
# Its path on its host, which its page for missing files is made for.
GUIDE_BASE = "swandoc/"


@contextlib.contextmanager
def serve(folder: Path, base: str = "", *, like_a_host: bool = False) -> Iterator[str]:
    """Serve a folder; yields its address with a slash at the end. ``base`` is the path that it stands at, with a slash
    at the end; a file that is missing is answered with the folder's 404.html, as hosts do.

    ``like_a_host`` compresses texts and lets browsers keep what lies in assets/, which is slower to serve.
    """

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments: object, **options: object) -> None:
            super().__init__(*arguments, directory=str(folder), **options)  # type: ignore[arg-type]

        def translate_path(self, path: str) -> str:
            return super().translate_path(path.removeprefix(f"/{base}") if path.startswith(f"/{base}") else "/no/such")

        def do_GET(self) -> None:
            path = Path(self.translate_path(self.path))
            path = path / "index.html" if path.is_dir() and self.path.endswith("/") else path
            if not like_a_host or not path.is_file():
                super().do_GET()
                return
            kind, body = self.guess_type(path), path.read_bytes()
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
            if kind.startswith("text/") or kind.endswith(("json", "javascript", "xml")):
                body = gzip.compress(body, 6)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Cache-Control", "max-age=31536000" if "/assets/" in self.path else "max-age=600")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            missing = folder / "404.html"
            if code != HTTPStatus.NOT_FOUND or not missing.is_file():
                super().send_error(code, message, explain)
                return
            body = missing.read_bytes()
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/{base}"
    finally:
        server.shutdown()
        server.server_close()


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """Headless Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()
