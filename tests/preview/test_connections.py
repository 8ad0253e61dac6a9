"""Whatever holds connections open, a browser gets in, and threads do not grow without end."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from http.server import BaseHTTPRequestHandler

import pytest

from generator.preview import connections
from generator.preview.connections import PreviewServer

MOST = 5


class Handler(BaseHTTPRequestHandler):
    """Answers at once, or holds on until it is told to go."""

    protocol_version = "HTTP/1.1"
    server: PreviewServer

    def __init__(self, *arguments: object, stay: threading.Event) -> None:
        self.stay = stay
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self.server.renew(self.connection, 60)
        if self.path == "/stay":
            self.stay.wait(10)
        if self.path == "/fault":
            raise ZeroDivisionError
        if self.path == "/gone":
            raise ConnectionResetError
        self.send_response(204)
        self.end_headers()
        self.server.renew(self.connection, connections.HEAD_SECONDS)

    def log_message(self, format: str, *arguments: object) -> None: ...


@pytest.fixture
def stay() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, stay: threading.Event) -> Iterator[PreviewServer]:
    monkeypatch.setattr(connections, "MOST_CONNECTIONS", MOST)
    monkeypatch.setattr(connections, "ROOM_SECONDS", 0.2)
    server = PreviewServer(("127.0.0.1", 0), partial(Handler, stay=stay))
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def dial(server: PreviewServer) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.server_port), timeout=5)


def ask(server: PreviewServer, path: str = "/") -> int:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    connection.request("GET", path)
    status = connection.getresponse().status
    connection.close()
    return status


def wait_until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 5
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.01)


def is_ended(connection: socket.socket, step: bytes) -> bool:
    """Whether the server has ended a connection, on which a little more is sent."""
    try:
        connection.sendall(step)
        return connection.recv(1) == b""
    except TimeoutError:
        return False
    except ConnectionError:
        return True


def test_half_open_connections_keep_nobody_out_and_are_bounded(server: PreviewServer) -> None:
    before = threading.active_count()
    with ExitStack() as stack:
        for _ in range(10 * MOST):
            stack.enter_context(dial(server)).sendall(b"GET / HTTP/1.1\r\nHos")
            wait_until(lambda: threading.active_count() <= before + MOST)
        assert ask(server) == 204
        assert len(server.deadlines) <= MOST
    wait_until(lambda: not server.deadlines)


def test_the_one_that_was_unused_for_longest_makes_room(server: PreviewServer) -> None:
    with ExitStack() as stack:
        kept, *others = [stack.enter_context(dial(server)) for _ in range(MOST)]
        wait_until(lambda: len(server.deadlines) == MOST)
        kept.sendall(b"GET / HTTP/1.1\r\n\r\n")
        assert kept.recv(100).startswith(b"HTTP/1.1 204")
        assert ask(server) == 204
        assert others[0].recv(100) == b""
        kept.sendall(b"GET / HTTP/1.1\r\n\r\n")
        assert kept.recv(100).startswith(b"HTTP/1.1 204")


def test_where_none_can_go_a_new_one_is_refused(server: PreviewServer) -> None:
    with ExitStack() as stack:
        for _ in range(MOST):
            stack.enter_context(dial(server)).sendall(b"GET /stay HTTP/1.1\r\n\r\n")
        wait_until(lambda: len(server.deadlines) == MOST)
        assert stack.enter_context(dial(server)).recv(100) == b""
        assert len(server.deadlines) == MOST


@pytest.mark.parametrize("step", [b"", b"x"], ids=["silent", "slow"])
def test_a_head_has_to_come_in_time(
    server: PreviewServer, monkeypatch: pytest.MonkeyPatch, step: bytes
) -> None:
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.3)
    begun = time.monotonic()
    with dial(server) as connection:
        connection.settimeout(0.02)
        wait_until(lambda: is_ended(connection, step))
    assert time.monotonic() - begun >= 0.3


def test_a_browser_that_is_gone_is_no_news_and_a_bug_is(
    server: PreviewServer, capfd: pytest.CaptureFixture[str]
) -> None:
    for path in ("/gone", "/fault"):
        with pytest.raises(http.client.RemoteDisconnected):
            ask(server, path)
    wait_until(lambda: not server.deadlines)
    said = capfd.readouterr().err
    assert "ZeroDivisionError" in said
    assert "ConnectionResetError" not in said
    assert ask(server) == 204
