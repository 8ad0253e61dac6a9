"""Asks a web server for what it serves: one request at a time, slowly, and never another host.

Of `LiveHost("https://www.example.go.jp/jirei/", 10)`, `live_host.ask("index.html", 1_000_000)`
gives an Answer; a redirect is an answer, and nobody goes where it leads.

>>> quote_address("https://例え.test/省/a%20b/")
'https://xn--r8jz45g.test/%E7%9C%81/a%20b/'
>>> are_same("http://a.test:80/省/", "http://a.test/%E7%9C%81/")
True
"""

from __future__ import annotations

import gzip
import socket
import ssl
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus
from http.client import HTTPException
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

USER_AGENT = "jirei-verify"
SILENT_SECONDS = 20  # after these without a byte, nothing more is expected of a request
BUSY = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
LONGEST_WAIT = 30  # seconds that a busy server is left alone before it is asked again
NOTHING_MORE: Mapping[str, str] = {}
PORTS = {"http": 80, "https": 443}
# What may happen instead of an answer, the narrower before the wider.
SILENCES: tuple[tuple[type[Exception], str], ...] = (
    (ssl.SSLCertVerificationError, "certificate"),
    (ssl.SSLError, "encryption"),
    (socket.gaierror, "name"),
    (ConnectionRefusedError, "refusal"),
    (TimeoutError, "time"),
    (gzip.BadGzipFile, "compression"),
    (EOFError, "compression"),
    (zlib.error, "compression"),
    (HTTPException, "protocol"),
    (OSError, "network"),
)


class NoAnswer(Exception):  # it is an outcome, not a bug
    """What came from a server, if anything did, is no answer; `kind` says what happened."""

    def __init__(self, address: str, fault: Exception) -> None:
        cause = fault.reason if isinstance(fault, URLError) else fault
        found = (kind for known, kind in SILENCES if isinstance(cause, known))
        self.address, self.kind = address, next(found, "network")
        super().__init__(f"{address}: {cause}")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered; `content` is unpacked, and no longer than it was asked for."""

    address: str
    status: int
    headers: Message
    content: bytes

    @property
    def place(self) -> str | None:
        """Where a redirect leads; None for every other answer."""
        location = self.headers.get("Location")
        if not 300 <= self.status < 400 or location is None:
            return None
        # Read as Latin-1, as all headers are; browsers take it for UTF-8.
        return resolve_location(self.address, location.encode("latin-1").decode(errors="replace"))

    @property
    def is_compressed(self) -> bool:
        return self.headers.get("Content-Encoding", "").strip().lower() == "gzip"


class Unredirected(HTTPRedirectHandler):
    """Goes nowhere: what a redirect answers is of interest, and its place may be anybody's."""

    def redirect_request(self, *_: object) -> None:
        return None


class LiveHost:
    """A web server, asked for what lies below an address; no more requests a second than `rate`."""

    def __init__(self, base: str, rate: float) -> None:
        self.base = quote_address(base)
        self.pause = 1 / rate
        self.next = 0.0
        self.fetch = build_opener(Unredirected).open

    def locate(self, path: str) -> str:
        """The address of a file of the site."""
        return self.base + quote(path)

    def ask(self, path: str, most: int = 0, headers: Mapping[str, str] = NOTHING_MORE) -> Answer:
        """The answer for a path with so many bytes of its content; raises NoAnswer.

        A server that is busy or stumbles is asked once more.
        """
        return self.ask_address(self.locate(path), most, headers)

    def ask_address(
        self, address: str, most: int = 0, headers: Mapping[str, str] = NOTHING_MORE
    ) -> Answer:
        """The same for a whole address, of this host."""
        try:
            answer = self.request(address, most, headers)
            if answer.status not in BUSY:
                return answer
            time.sleep(read_wait(answer.headers.get("Retry-After", "")))
        except (OSError, HTTPException, EOFError, zlib.error):
            pass
        try:
            return self.request(address, most, headers)
        except (OSError, HTTPException, EOFError, zlib.error) as fault:
            raise NoAnswer(address, fault) from fault

    def request(self, address: str, most: int, headers: Mapping[str, str]) -> Answer:
        self.keep_pace()
        sent = {"User-Agent": USER_AGENT, "Accept-Encoding": "gzip", **headers}
        try:
            response = self.fetch(Request(address, headers=sent), timeout=SILENT_SECONDS)
        except HTTPError as refused:
            response = refused  # an answer, too
        with response:
            answer = Answer(address, response.status, response.headers, b"")
            stream: IO[bytes] = response
            if answer.is_compressed:
                stream = gzip.GzipFile(fileobj=response, mode="rb")  # type: ignore[assignment]
            content = stream.read(most) if most else b""
        return Answer(address, answer.status, answer.headers, content)

    def keep_pace(self) -> None:
        time.sleep(max(0.0, self.next - time.monotonic()))
        self.next = time.monotonic() + self.pause


def read_wait(retry_after: str) -> int:
    """The seconds after which a busy server wants to be asked again, so far as anybody waits.

    >>> read_wait("2"), read_wait("86400"), read_wait("Fri, 31 Dec 1999 23:59:59 GMT")
    (2, 30, 5)
    """
    return min(int(retry_after), LONGEST_WAIT) if retry_after.isdecimal() else 5


def quote_address(address: str) -> str:
    """An address as it is sent; raises UnicodeError for a host that no name can be."""
    parts = urlsplit(address)
    host = parts.netloc.encode("idna").decode("ascii")
    return urlunsplit((parts.scheme, host, quote(unquote(parts.path)), "", ""))


def resolve_location(address: str, location: str) -> str:
    """Where a Location leads from the address that was asked for; as it stands where nowhere.

    >>> resolve_location("https://a.test/b/c", "/d/"), resolve_location("https://a.test/", "//[")
    ('https://a.test/d/', '//[')
    """
    try:
        return urljoin(address, location)
    except ValueError:
        return location


def are_same(address: str, other: str) -> bool:
    """Whether two addresses mean one place, however their signs and ports are written."""
    try:
        return split_place(address) == split_place(other)
    except ValueError:  # a Location may be anything
        return False


def share_host(address: str, other: str) -> bool:
    """Whether two addresses are of one host, asked in one way.

    >>> share_host("https://a.test/b", "https://A.test:443/"), share_host("http://a", "https://a")
    (True, False)
    """
    try:
        return split_place(address)[:3] == split_place(other)[:3]
    except ValueError:
        return False


def split_place(address: str) -> tuple[str, str | None, int | None, str, str]:
    parts = urlsplit(address)
    port = parts.port or PORTS.get(parts.scheme)
    return parts.scheme, parts.hostname, port, unquote(parts.path), parts.query
