"""Drafts in the preview are for its own pages: another page that a browser has open gets none."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from generator.core.settings import BuildSettings
from generator.preview.connections import PreviewServer
from generator.preview.preview import Preview
from generator.preview.serve import PRIVATE_HEADERS, PreviewHandler
from tools.serving import ROOT

from .tab import Tab, wait_for

# Where the page is read that wants the drafts: another port of the same host is of the same site.
ORIGINS = ("127.0.0.1", "localhost")
PAGE = b"""<!DOCTYPE html><title>elsewhere</title><script>
window.taken = [];
window.ended = {};
addEventListener("click", () => (window.opened = open(document.querySelector("p").textContent)));
window.jirei = { take: (name) => taken.push(name) };
window.load = (address, element) => {
  for (const end of ["load", "error"]) element[`on${end}`] = () => { ended[address] = end; };
  element.src = address;
  document.head.append(element);
};
</script><p></p><button>open</button>"""
LOAD = """
for (const address of JSON.parse(arguments[0]))
  load(address, document.createElement(address.endsWith(".js") ? "script" : "img"));
"""


class WithoutCheck(PreviewHandler):
    """The preview as it is to a browser that does not say who asks."""

    def is_from_elsewhere(self) -> bool:
        return False


class WithoutPolicy(PreviewHandler):
    """The preview as it is to a browser that does not know the header."""

    private_headers: ClassVar[Mapping[str, str]] = {
        name: value for name, value in PRIVATE_HEADERS.items() if not name.startswith("Cross")
    }


class Open(WithoutCheck, WithoutPolicy):
    """A preview without either wall."""


class Elsewhere(BaseHTTPRequestHandler):
    """A page of another server, without any policy."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, format: str, *arguments: object) -> None: ...


@pytest.fixture(scope="module")
def preview(small_content: Path) -> Preview:
    preview = Preview(BuildSettings(small_content, Path("unused"), ROOT / "themes"))
    assert preview.update()
    assert preview.finish()
    return preview


def serve(server: ThreadingHTTPServer) -> Iterator[int]:
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


@pytest.fixture
def elsewhere() -> Iterator[int]:
    yield from serve(ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere))


@pytest.fixture
def port(preview: Preview, request: pytest.FixtureRequest) -> Iterator[int]:
    handler = getattr(request, "param", PreviewHandler)
    yield from serve(PreviewServer(("127.0.0.1", 0), partial(handler, preview=preview)))


def take_drafts(tab: Tab, preview: Preview, page: str, port: int) -> tuple[object, set[str]]:
    """What a page elsewhere gets of the search, and how its loads of it and of a picture end."""
    packs = [
        path for path in preview.finished[0] if path.startswith("search/") and path.endswith("js")
    ]
    assert len(packs) >= 4
    wanted = [f"http://127.0.0.1:{port}/{path}" for path in (*packs, "assets/img/favicon.svg")]
    tab.open(page)
    tab.evaluate(LOAD, json.dumps(wanted))
    wait_for(tab, f"Object.keys(ended).length === {len(wanted)}")
    ends = tab.evaluate("return Object.values(ended).join(' ');")
    return tab.evaluate("return taken.join(' ');"), set(str(ends).split())


@pytest.mark.parametrize("name", ORIGINS)
@pytest.mark.parametrize("port", [PreviewHandler, WithoutCheck, WithoutPolicy], indirect=True)
def test_a_page_elsewhere_gets_no_draft_through_either_wall(
    tab: Tab, preview: Preview, elsewhere: int, port: int, name: str
) -> None:
    page = f"http://{name}:{elsewhere}/"
    assert take_drafts(tab, preview, page, port) == ("", {"error"})


@pytest.mark.parametrize("port", [Open], indirect=True)
def test_without_the_walls_it_would_get_them(
    tab: Tab, preview: Preview, elsewhere: int, port: int
) -> None:
    taken, ends = take_drafts(tab, preview, f"http://localhost:{elsewhere}/", port)
    assert "cases" in str(taken).split()
    assert ends == {"load"}


def open_from_elsewhere(tab: Tab, elsewhere: int, port: int) -> None:
    """A page elsewhere opens the preview in a window of its own."""
    tab.open(f"http://localhost:{elsewhere}/")
    address = f"http://127.0.0.1:{port}/index.html"
    tab.evaluate("document.querySelector('p').textContent = arguments[0];", address)
    tab.click("button")


def test_a_page_elsewhere_has_no_hold_on_the_window_of_a_preview(
    tab: Tab, elsewhere: int, port: int
) -> None:
    open_from_elsewhere(tab, elsewhere, port)
    wait_for(tab, "opened.closed")


@pytest.mark.parametrize("port", [WithoutPolicy], indirect=True)
def test_without_the_policy_it_would_have_one(tab: Tab, elsewhere: int, port: int) -> None:
    open_from_elsewhere(tab, elsewhere, port)
    wait_for(tab, "(() => { try { return !opened.location.href; } catch { return true; } })()")
    assert tab.evaluate("return opened.closed;") is False
    tab.evaluate("opened.close();")


def test_people_may_follow_a_link_to_the_preview(tab: Tab, elsewhere: int, port: int) -> None:
    tab.open(f"http://localhost:{elsewhere}/")
    tab.evaluate(f"setTimeout(() => location.assign('http://127.0.0.1:{port}/index.html'));")
    wait_for(tab, "document.querySelector('main h1') !== null")
    wait_for(tab, "document.querySelector('#jirei-overlay') !== null")
    assert tab.console_errors() == ()
