"""The preview sends the site's headers and tells open pages of a rebuild."""

from __future__ import annotations

import threading
import urllib.request
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.serve import POLICY, RELOAD_PATH, PreviewHandler, Rebuilds


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[str, Rebuilds]]:
    (tmp_path / "index.html").write_text("<head></head>事例", encoding="utf-8")
    (tmp_path / "a.css").write_text("p{}", encoding="utf-8")
    rebuilds = Rebuilds()
    handler = partial(PreviewHandler, rebuilds=rebuilds, directory=str(tmp_path))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", rebuilds
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/", "/index.html", "/a.css", RELOAD_PATH])
def test_every_answer_has_the_strict_policy(preview: tuple[str, Rebuilds], path: str) -> None:
    with urllib.request.urlopen(preview[0] + path) as answer:
        assert answer.headers["Content-Security-Policy"] == POLICY
        assert "unsafe-inline" not in POLICY
        assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_a_page_gets_the_reloading_script_and_other_files_do_not(
    preview: tuple[str, Rebuilds],
) -> None:
    with urllib.request.urlopen(preview[0] + "/") as answer:
        assert f'<script defer src="{RELOAD_PATH}"></script>'.encode() in answer.read()
    with urllib.request.urlopen(preview[0] + "/a.css") as answer:
        assert answer.read() == b"p{}"


def test_an_open_page_hears_of_a_rebuild(preview: tuple[str, Rebuilds]) -> None:
    address, rebuilds = preview
    with urllib.request.urlopen(address + "/__jirei/events", timeout=5) as events:
        # The answer's head is there before the handler waits: announce until it hears.
        timer = threading.Timer(0.2, rebuilds.announce)
        timer.start()
        assert events.readline() == b"data: rebuilt\n"
        timer.join()
