"""The preview on 127.0.0.1: the site from memory with its CSP header, and what is wrong on top.

`serve_site(settings, 8000)` runs until Ctrl+C, whatever the content and the theme hold.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote

from generator.core.problem import BuildStopped, Problem
from generator.core.settings import BuildSettings
from generator.core.temporary import temporary_folder
from generator.output.headers import HEADERS
from generator.output.media import served_as
from generator.preview.connections import HEAD_SECONDS, PreviewServer
from generator.preview.follow import follow
from generator.preview.preview import FIRST_SEARCH_SECONDS, Preview, Status
from generator.preview.visits import find_path, is_from_elsewhere
from generator.words import serve as words
from generator.words.messages import (
    SEVERITY_WORDS,
    describe,
    print_problem,
    printable,
    summarize_problems,
)

OWN = "/__jirei/"
EVENTS_PATH = f"{OWN}events"
OVERLAY = Path(__file__).parent / "overlay"
SCRIPT_TAG = f'<script defer src="{OWN}overlay.js" data-version="{{version}}"></script>\n</head>'
# Shown where there is no page: before the first good build, or for a page that cannot be made.
BARE_PAGE = (
    b'<!DOCTYPE html>\n<html lang="ja"><head><title>jirei</title>\n</head><body></body></html>\n'
)
MOST_PROBLEMS = 100  # on a page
QUIET_SECONDS = 0.3  # before the search is built: the browser has its page by then
FIRST_PAUSE, LONGEST_PAUSE = 10.0, 300.0  # seconds before what was refused is tried again
EVENT_SECONDS = 2.0  # between words to an open page: so soon one that is gone is known to be
ANSWER_SECONDS = FIRST_SEARCH_SECONDS + 10.0  # for an answer, which may have to wait for that
END_SECONDS = 10.0  # for what makes the search to end
# Beside the site's own: a browser gives no page of another origin anything of the drafts, not even
# a script (Fetch, 3.7), and keeps nothing of them.
PRIVATE_HEADERS: Mapping[str, str] = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",  # nor a hold on a window that it has opened
}


class PreviewHandler(BaseHTTPRequestHandler):
    """The files of a preview with the site's headers; a page hears of updates and problems."""

    protocol_version = "HTTP/1.1"
    server: PreviewServer
    private_headers: ClassVar[Mapping[str, str]] = PRIVATE_HEADERS

    def __init__(self, *arguments: object, preview: Preview) -> None:
        self.preview = preview
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self.server.renew(self.connection, ANSWER_SECONDS)
        try:
            path = find_path(self.headers.get_all("Host", []), self.path)
            if path is None:
                self.refuse(HTTPStatus.MISDIRECTED_REQUEST)
            elif self.is_from_elsewhere():
                self.refuse(HTTPStatus.FORBIDDEN)
            else:
                self.answer(unquote(path))
        except ConnectionError:
            self.close_connection = True  # the browser went to another page
        self.server.renew(self.connection, HEAD_SECONDS)

    def is_from_elsewhere(self) -> bool:
        return is_from_elsewhere(self.headers)

    def answer(self, path: str) -> None:
        if path == EVENTS_PATH:
            self.send_events()
        elif path.startswith(OWN):
            self.send_own(path.removeprefix(OWN))
        else:
            self.send_page(path.removeprefix("/"))

    def refuse(self, status: HTTPStatus) -> None:
        self.close_connection = True
        self.send_file(status, "none.txt", b"")

    def send_own(self, name: str) -> None:
        if name not in ("overlay.js", "overlay.css"):
            self.send_file(HTTPStatus.NOT_FOUND, "none.txt", b"")
            return
        content = (OVERLAY / name).read_bytes()
        self.send_file(HTTPStatus.OK, name, content)

    def send_page(self, path: str) -> None:
        status = HTTPStatus.OK
        if not path or path.endswith("/"):
            path += "index.html"
        try:
            found = self.preview.find(path)
            if found is None:
                path, status = "404.html", HTTPStatus.NOT_FOUND
                found = self.preview.find(path)
                assert found is not None
            version, content = found.version, found.output.content
        except BuildStopped:
            path, status = "bare.html", HTTPStatus.SERVICE_UNAVAILABLE
            version, content = self.preview.status().version, BARE_PAGE
        if path.endswith(".html"):
            tag = SCRIPT_TAG.format(version=version).encode("ascii")
            content = content.replace(b"</head>", tag, 1)
        self.send_file(status, path, content)

    def send_file(self, status: HTTPStatus, path: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", served_as(path))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def send_events(self) -> None:
        """Server-sent events (HTML Living Standard, 9.2): the status, at once and after changes."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.close_connection = True
        status = self.preview.status()
        self.wfile.write(f"data: {write_status(status)}\n\n".encode())
        while True:
            known, status = status, self.preview.wait_for_change(status, EVENT_SECONDS)
            # A comment keeps the connection and shows when the browser is gone.
            event = f"data: {write_status(status)}\n\n" if status != known else ": waiting\n\n"
            self.server.renew(self.connection, ANSWER_SECONDS)
            self.wfile.write(event.encode())

    def end_headers(self) -> None:
        for name, value in {**HEADERS, **self.private_headers}.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        """Requests are no news to an editor."""


def write_status(status: Status) -> str:
    """A status as JSON of one line, with the words that a page shows: it takes them for text."""
    errors = [problem for problem in status.problems if problem.is_error]
    warnings = [problem for problem in status.problems if not problem.is_error]
    return json.dumps(
        {
            "version": status.version,
            "errors": list_problems(
                words.head_errors(len(errors), status.is_shown, status.is_current), errors
            ),
            "warnings": list_problems(words.head_warnings(len(warnings)), warnings),
        }
    )


def list_problems(heading: str, problems: list[Problem]) -> dict[str, object]:
    """A heading, and a place and a text for each of the first problems."""
    lines = [
        {
            "place": f"{printable(problem.where.path)}:{problem.where.line}:{problem.where.column}",
            "text": f"{SEVERITY_WORDS[problem.severity]}[{problem.code}] {describe(problem)}",
        }
        for problem in problems[:MOST_PROBLEMS]
    ]
    return {"heading": heading, "lines": lines}


def serve_site(settings: BuildSettings, port: int) -> int:
    """Serves until Ctrl+C; exit code 0, or 2 where the port is taken."""
    with ExitStack() as stack:
        kept = None
        with suppress(OSError):  # without a place nothing is kept, and each search takes longer
            kept = stack.enter_context(temporary_folder()) / "kept"
        return serve_preview(Preview(settings, kept), port)


def serve_preview(preview: Preview, port: int) -> int:
    """Serves a preview, and ends it."""
    try:
        server = PreviewServer(("127.0.0.1", port), partial(PreviewHandler, preview=preview))
    except OSError as fault:
        say = words.forbid_port if isinstance(fault, PermissionError) else words.refuse_port
        print(say(port), file=sys.stderr)
        return 2
    due = threading.Event()
    finisher = threading.Thread(target=finish_when_quiet, args=(preview, due), daemon=True)
    finisher.start()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        update(preview, due)
        print(words.report_address(server.server_port), flush=True)
        for _ in follow(preview.settings.content, preview.settings.themes):
            update(preview, due)
    except KeyboardInterrupt:
        print(words.ENDED)
    finally:
        preview.end()
        due.set()
        server.shutdown()
        server.server_close()
        finisher.join(END_SECONDS)
    return 0


def update(preview: Preview, due: threading.Event) -> None:
    """Shows the content as it is now, and prints its problems."""
    print(words.READING, flush=True)  # an editor's task clears its old marks at this line
    begun = time.monotonic()
    is_new = preview.update()
    seconds = time.monotonic() - begun
    problems = preview.problems
    if problems:
        print(*(print_problem(problem) for problem in problems), sep="\n")
        print(summarize_problems(problems))
    if is_new and preview.shown is not None:
        due.set()
        cases = len(preview.shown.draft.collection.cases)
        print(words.summarize_preview(cases, seconds), flush=True)
    else:
        print(words.STAYING, flush=True)


def finish_when_quiet(preview: Preview, due: threading.Event) -> None:
    """Finishes the newest version in a thread of its own, until the end.

    What the system has refused is tried again, after an edit or a pause that becomes longer.
    """
    pause = None
    while True:
        is_edited = due.wait(pause)
        due.clear()
        if preview.is_ended:
            return
        if is_edited:
            pause = None
            time.sleep(QUIET_SECONDS)
        elif not preview.status().is_current:
            continue  # the next edit is what it waits for
        told = preview.faults
        if due.is_set() or not preview.finish():
            continue
        if preview.faults != told:
            lines = (print_problem(problem) for problem in preview.faults)
            with suppress(OSError):  # nobody reads the terminal; the page tells it as well
                print(*lines, sep="\n", flush=True)
        pause = min(2 * (pause or FIRST_PAUSE / 2), LONGEST_PAUSE) if preview.is_hindered else None
