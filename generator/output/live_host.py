"""Asks a web server for what it serves: one request at a time, slowly, and never another host.

Of `LiveHost("https://www.example.go.jp/jirei/", 10)`, `live_host.ask("index.html", 1_000_000)`
gives an Answer; a redirect is an answer, and nobody goes where it leads.

>>> quote_address("https://例え.test/省/a%20b/")
'https://xn--r8jz45g.test/%E7%9C%81/a%20b/'
>>> quote_address("http://例え.テスト:8080/"), quote_address("http://[::1]:80/")
('http://xn--r8jz45g.xn--zckzah:8080/', 'http://[::1]:80/')
>>> are_same("http://例え.test:80/省/", "http://xn--r8jz45g.test/%E7%9C%81/")
True
"""

from __future__ import annotations

import gzip
import io
import socket
import ssl
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from email.message import Message
from http import HTTPStatus
from http.client import HTTPException
from typing import Any
from urllib.error import URLError
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit, urlunsplit
from urllib.request import HTTPHandler, HTTPSHandler, OpenerDirector, ProxyHandler, Request

USER_AGENT = "jirei-verify"
SILENT_SECONDS = 20  # after these without a byte, nothing more is expected of a request
BUSY = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
LONGEST_WAIT = 30  # seconds that a busy server is left alone before it is asked again
LONGEST_ANSWER = 60  # seconds in which an answer is to be there, however steadily it drips
COMPRESSED = ("gzip", "x-gzip")  # one thing by two names (RFC 9110, section 8.4.1.3)
NOTHING_MORE: Mapping[str, str] = {}
PORTS = {"http": 80, "https": 443}


class StillBusy(Exception):  # it is an outcome, not a bug
    """A server that has been left alone for a while has no time yet."""


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
    (StillBusy, "busy"),
    (HTTPException, "protocol"),
    (OSError, "network"),
    (ValueError, "protocol"),  # of http.client, for lengths of parts that none can have
)
NO_ANSWERS = tuple(fault for fault, _ in SILENCES)


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
        return self.encoding in COMPRESSED

    @property
    def encoding(self) -> str:
        return self.headers.get("Content-Encoding", "identity").strip().lower()


class Punctual(io.RawIOBase):
    """What comes of a response up to a moment; after it, reading raises TimeoutError."""

    def __init__(self, response: Any, end: float) -> None:
        self.response, self.end = response, end

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if time.monotonic() > self.end:
            raise TimeoutError
        part: bytes = self.response.read1(len(buffer))
        buffer[: len(part)] = part
        return len(part)


class LiveHost:
    """A web server, asked for what lies below an address; no more requests a second than `rate`."""

    def __init__(self, base: str, rate: float) -> None:
        self.base = quote_address(base)
        self.pause = 1 / rate
        self.next = 0.0
        self.asked = self.base  # what was asked for last
        self.fetch = make_opener().open

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
        except NO_ANSWERS:
            pass
        try:
            answer = self.request(address, most, headers)
            if answer.status in BUSY:
                raise StillBusy(answer.status)
            return answer
        except NO_ANSWERS as fault:
            raise NoAnswer(address, fault) from fault

    def request(self, address: str, most: int, headers: Mapping[str, str]) -> Answer:
        self.keep_pace()
        self.asked, end = address, time.monotonic() + LONGEST_ANSWER
        sent = {"User-Agent": USER_AGENT, "Accept-Encoding": "gzip", **headers}
        with self.fetch(Request(address, headers=sent), timeout=SILENT_SECONDS) as response:
            answer = Answer(address, response.status, response.headers, b"")
            return replace(answer, content=unpack_answer(answer, response, most, end))

    def keep_pace(self) -> None:
        time.sleep(max(0.0, self.next - time.monotonic()))
        self.next = time.monotonic() + self.pause


def make_opener() -> OpenerDirector:
    """Takes every answer as it comes: no redirect is followed, and no status is an error."""
    opener = OpenerDirector()
    for handler in (ProxyHandler(), HTTPHandler(), HTTPSHandler()):
        opener.add_handler(handler)
    return opener


def unpack_answer(answer: Answer, response: Any, most: int, end: float) -> bytes:
    """So many bytes of the content, unpacked, as they come until `end`."""
    if not most:
        return b""
    raw = io.BufferedReader(Punctual(response, end))
    if answer.is_compressed:
        return gzip.GzipFile(fileobj=raw, mode="rb").read(most)
    if answer.encoding != "identity":
        raise gzip.BadGzipFile(answer.encoding)  # nobody has asked for it
    return raw.read(most)


def read_wait(retry_after: str) -> int:
    """The seconds after which a busy server wants to be asked again, so far as anybody waits.

    >>> read_wait("2"), read_wait("9" * 5000), read_wait("Fri, 31 Dec 1999 23:59:59 GMT")
    (2, 30, 5)
    """
    return min(int(retry_after[:9]), LONGEST_WAIT) if retry_after.isdecimal() else 5


def quote_address(address: str) -> str:
    """An address as it is sent; raises ValueError for a host or port that none can be."""
    parts = urlsplit(address)
    host = read_host(parts)
    host = f"[{host}]" if ":" in host else host
    place = host if parts.port is None else f"{host}:{parts.port}"
    return urlunsplit((parts.scheme, place, quote(unquote(parts.path)), "", ""))


def read_host(parts: SplitResult) -> str:
    """The host of an address as it is asked for: a name in ASCII (RFC 3490), or a number."""
    return (parts.hostname or "").encode("idna").decode("ascii")


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


def split_place(address: str) -> tuple[str, str, int | None, str, str]:
    parts = urlsplit(address)
    port = parts.port or PORTS.get(parts.scheme)
    return parts.scheme, read_host(parts), port, unquote(parts.path), parts.query
