"""A preview on 127.0.0.1: builds, serves with the site's CSP header, rebuilds and reloads.

`serve_site(settings, 8000)` runs until Ctrl+C; content with errors leaves the last good site.
"""

from __future__ import annotations

import threading
import time
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

from generator.build import build_site
from generator.config import BuildSettings
from generator.messages import print_problem, summarize_build, summarize_problems
from generator.problem import BuildStopped, OutputFolderRefused, OutputNotWritten

# security.md, "Output": the header that a server of the site is to send.
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
RELOAD_PATH = "/__jirei/reload.js"
EVENTS_PATH = "/__jirei/events"
RELOAD_TAG = f'<script defer src="{RELOAD_PATH}"></script>\n</head>'.encode()
RELOAD_SCRIPT = f'new EventSource("{EVENTS_PATH}").onmessage = () => location.reload();\n'.encode()


class Rebuilds:
    """Counts the rebuilds, so that open pages can wait for the next one."""

    def __init__(self) -> None:
        self.count = 0
        self.changed = threading.Condition()

    def announce(self) -> None:
        with self.changed:
            self.count += 1
            self.changed.notify_all()

    def wait_after(self, count: int, seconds: float) -> int:
        """The count as soon as it has grown, or the same one after some seconds."""
        with self.changed:
            self.changed.wait_for(lambda: self.count > count, timeout=seconds)
            return self.count


class PreviewHandler(SimpleHTTPRequestHandler):
    """The site's files with the CSP header; HTML pages reload after a rebuild."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, rebuilds: Rebuilds, directory: str) -> None:
        self.rebuilds = rebuilds
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        try:
            if self.path == RELOAD_PATH:
                self.send_bytes(HTTPStatus.OK, "text/javascript; charset=utf-8", RELOAD_SCRIPT)
            elif self.path == EVENTS_PATH:
                self.send_events()
            else:
                self.send_page()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the browser went to another page

    def send_page(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path = path / "index.html"
        if path.suffix != ".html" or not path.is_file():
            super().do_GET()
            return
        html = path.read_bytes().replace(b"</head>", RELOAD_TAG, 1)
        self.send_bytes(HTTPStatus.OK, "text/html; charset=utf-8", html)

    def send_bytes(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def send_events(self) -> None:
        """Server-sent events (HTML Living Standard, 9.2): a message after each rebuild."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.close_connection = True
        count = self.rebuilds.count
        while True:
            latest = self.rebuilds.wait_after(count, seconds=15)
            # A comment keeps the connection and shows when the browser is gone.
            self.wfile.write(b"data: rebuilt\n\n" if latest > count else b": waiting\n\n")
            self.wfile.flush()
            count = latest

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        """Requests are no news to an editor."""


def serve_site(settings: BuildSettings, port: int) -> int:
    """Serves until Ctrl+C; exit code 0, or 2 where the port is taken."""
    rebuilds = Rebuilds()
    handler = partial(PreviewHandler, rebuilds=rebuilds, directory=str(settings.out.resolve()))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError:
        print(f"ポート {port} は使われています。--port で別の番号を指定してください。")
        return 2
    server.daemon_threads = True
    rebuild(settings)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(
        f"http://127.0.0.1:{server.server_port}/ で表示しています（終わるには Ctrl+C）。",
        flush=True,
    )
    try:
        for _ in watch(settings.content, settings.themes, raise_interrupt=True, debounce=200):
            rebuild(settings)
            rebuilds.announce()
    except KeyboardInterrupt:
        print("終わりました。")
    finally:
        server.shutdown()
        server.server_close()
    return 0


def rebuild(settings: BuildSettings) -> None:
    """A build whose problems are printed; the server goes on with the last good site."""
    begun = time.monotonic()
    try:
        built = build_site(settings)
    except BuildStopped as stopped:
        print(*(print_problem(problem) for problem in stopped.problems), sep="\n")
        print(summarize_problems(stopped.problems), "直前の表示のままです。", flush=True)
        return
    except (OutputNotWritten, OutputFolderRefused) as error:
        print(f"書き出せませんでした（{error}）。直前の表示のままです。", flush=True)
        return
    print(*(print_problem(problem) for problem in built.problems), sep="\n")
    seconds = time.monotonic() - begun
    print(
        summarize_build(built.cases, built.pages, built.changed, seconds, str(settings.out)),
        flush=True,
    )
