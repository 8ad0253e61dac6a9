"""Where a built site is read: on a server, or as a folder on a stick.

    place.url("search.html", q="電子申請")   # the same call for both kinds of place

The server is as strict as a careful ministry’s: a sub-path that needs percent-encoding,
the headers that `jirei headers` writes for real ones, the site's own 404 page, no folder listings.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urlencode, urljoin, urlsplit

from generator.output.headers import HEADERS
from generator.output.media import served_as

ROOT_ICON = "/favicon.ico"
PREFIX = "/省 内/事例集/"
FOLDER_NAME = "配布用 コピー#1 50%25 100%"


@dataclass(frozen=True, slots=True)
class Place:
    """A site's address (`base` ends in `/`) and, on a server, the answers it gave."""

    name: str
    base: str
    answers: list[tuple[str, int]] = field(default_factory=list)

    def url(self, path: str, *, fragment: str = "", **query: str | list[str]) -> str:
        """The address of one of the site's files; a list of values repeats its parameter."""
        search = f"?{urlencode(query, doseq=True)}" if query else ""
        return self.base + quote(path) + search + (f"#{quote(fragment)}" if fragment else "")

    def is_outside(self, url: str) -> bool:
        """Whether an address lies outside the site.

        The icon at a server's root does not count: browsers themselves ask for it where a page
        names none, and the 404 page of a site with no known address cannot name one.
        """
        return not url.startswith(self.base) and url != urljoin(self.base, ROOT_ICON)


class SiteHandler(SimpleHTTPRequestHandler):
    """Answers from the site's folder, below `PREFIX` only."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, answers: list[tuple[str, int]], directory: str) -> None:
        self.answers = answers
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = Path(self.directory, path.removeprefix(PREFIX) or "index.html")
        if path.startswith(PREFIX) and file.is_dir():
            file = file / "index.html"
        if path == ROOT_ICON:
            self.send_response(204)
            self.end_headers()
        elif path.startswith(PREFIX) and file.is_file():
            self.answer(200, file)
        else:
            self.answer(404, Path(self.directory, "404.html"))

    def answer(self, status: int, file: Path) -> None:
        """Send one whole file with the headers of a careful server."""
        content = file.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", served_as(file.name))
        self.send_header("Content-Length", str(len(content)))
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        if self.path != ROOT_ICON:
            self.answers.append((unquote(self.path), int(code)))


@contextmanager
def serve_site(site: Path) -> Iterator[Place]:
    """Serve a built site from a free port of this machine until the block ends."""
    answers: list[tuple[str, int]] = []
    handler = partial(SiteHandler, answers=answers, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield Place("http", f"http://127.0.0.1:{server.server_port}{quote(PREFIX)}", answers)
        server.shutdown()


def copy_site(site: Path, folder: Path) -> Place:
    """Copy a built site into a folder whose name is all that a folder's name can be."""
    copy = folder / FOLDER_NAME
    shutil.copytree(site, copy)
    return Place("file", f"{copy.as_uri()}/")
