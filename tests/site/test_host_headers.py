"""The header files for hosts, read by the servers that they are for."""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable
from email.message import Message
from pathlib import Path

import pytest
from tools import find_tool

from swandoc.site.host_headers import host_files

POLICY = "default-src 'self'; script-src 'self' 'sha256-/K9p2JtEqCycL2fSbEonMakkteWpAHv57x2wndLqMNo='"
TOP = ["404.html", "index.html", "forwarding/", "s/"]
PAGES = ["", "forwarding/", "s/SWD112/"]
NGINX = """\
daemon off; worker_processes 1; pid {folder}/pid; error_log stderr;
events {{}}
http {{
  access_log off; client_body_temp_path {folder}/t; proxy_temp_path {folder}/t; fastcgi_temp_path {folder}/t;
  uwsgi_temp_path {folder}/t; scgi_temp_path {folder}/t;
  server {{ listen 127.0.0.1:{port}; root {root}; include {root}{base}nginx-headers.conf; }}
}}
"""
APACHE = """\
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {folder}/pid
Mutex file:{folder}
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule dir_module {modules}/mod_dir.so
LoadModule headers_module {modules}/mod_headers.so
ErrorLog /dev/stderr
DocumentRoot {root}
<Directory {root}>
  AllowOverride All
  Require all granted
</Directory>
"""


def rules(text: str) -> dict[str, dict[str, str]]:
    """What a _headers file says by path."""
    found: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("/"):
            path = line
            found[path] = {}
        elif line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            found[path][name] = value
    return found


def test_for_netlify_and_cloudflare_no_rule_about_frames_fits_a_published_snippet() -> None:
    found = rules(dict(host_files(POLICY, "/docs/", TOP))["_headers"])
    assert found["/docs/*"]["Content-Security-Policy"] == POLICY
    framed = {path for path, headers in found.items() if "X-Frame-Options" in headers}
    assert framed == {"/docs/", "/docs/404.html", "/docs/index.html", "/docs/forwarding/*"}


def answers(root: Path, base: str, start: Callable[[int], list[str]], tmp_path: Path) -> dict[str, Message]:
    """The headers of each page from a server that is started for it."""
    for page in PAGES:
        (root / base.strip("/") / page).mkdir(parents=True, exist_ok=True)
        (root / base.strip("/") / page / "index.html").write_text("<!doctype html><title>x</title>")
    for name, text in host_files(POLICY, base, TOP):
        (root / base.strip("/") / name).write_text(text)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    log = tmp_path / "log"
    with log.open("w") as said, subprocess.Popen(start(port), stdout=said, stderr=said) as server:
        try:
            for _ in range(100):
                assert server.poll() is None, log.read_text()
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            found = {}
            for page in PAGES:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}{base}{page}", timeout=10) as answer:
                    found[page] = answer.headers
            return found
        finally:
            server.terminate()


@pytest.mark.parametrize("base", ["/", "/docs/"])
@pytest.mark.parametrize("program", [pytest.param(one, marks=pytest.mark.needs(one)) for one in ("nginx", "apache2")])
def test_a_server_lets_other_sites_frame_published_snippets_only(program: str, base: str, tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    root = tmp_path / "root"
    found = find_tool(program)
    assert found

    def start(port: int) -> list[str]:
        settings = tmp_path / "server.conf"
        text, flag = (NGINX, "-c") if program == "nginx" else (APACHE, "-f")
        text = text.format(folder=tmp_path, root=root, base=base, port=port, modules="/usr/lib/apache2/modules")
        settings.write_text(f"user root;\n{text}" if program == "nginx" and os.geteuid() == 0 else text)
        return [found, flag, str(settings), *(["-DFOREGROUND"] if program == "apache2" else [])]

    headers = answers(root, base, start, tmp_path)
    assert headers["s/SWD112/"].get_all("Content-Security-Policy") == [POLICY]
    for page in ("", "forwarding/"):
        assert headers[page].get_all("Content-Security-Policy") == [f"{POLICY}; frame-ancestors 'self'"]
    assert all(each["X-Content-Type-Options"] == "nosniff" for each in headers.values())
