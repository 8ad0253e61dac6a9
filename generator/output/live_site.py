"""Holds a published site against what was built: its files, headers, redirects, what is too much.

`LiveSite(host, paths, read, old)` has questions that `ask_all` asks one after the other; each gives
the faults that it finds.

>>> from email.message import Message
>>> answer = Answer("https://a.test/b.html", 200, Message(), b"<p>\\r\\n")
>>> [fault.code for fault in judge_content(answer, b"<p>\\n", None)]
['live-line-ends']
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath
from typing import TypeAlias

from generator.core.page import NOT_FOUND
from generator.output.canonical import HOME_PAGE, read_canonical, read_site_address
from generator.output.headers import HEADERS
from generator.output.live_host import Answer, LiveHost, NoAnswer, are_same
from generator.output.media import SERVED, served_as

# Where nothing is: at every depth, of several kinds, and with names that have to be quoted.
NOWHERE = (
    "jirei-verify.html",
    "cases/jirei-verify.html",
    "cases/jirei-verify",
    "jirei/verify/a/b/c.html",
    "data/jirei-verify.json",
    "jirei vérifié 100%.html",
)
# What uploads leave behind: settings that are nobody's business, other home pages that a server may
# prefer, copies of the site and of what it was made of, the files of publish-plan and usb.
LEFTOVERS = (
    *(".htaccess", "web.config", ".env", ".git/HEAD", ".svn/entries", ".DS_Store", "Thumbs.db"),
    *("desktop.ini", "index.htm", "index.php", "index.cgi", "default.htm", "default.html"),
    *("index.html.bak", "index.html.old", "index.html.orig", "index.html~", "feed.xml"),
    *("sitemap.xml", "site/index.html", "build/site/index.html", "content/site.yaml", "site.zip"),
    *("jirei.zip", "1-new/index.html", "2-changed/index.html", "3-delete.txt", "published.txt"),
    *("plan.csv", "START.html", "SHA256SUMS.txt", "nginx/jirei.conf", "apache/.htaccess"),
    *("iis/web.config", "object-storage/headers.csv"),
)
# How an answer says which file it is, and how one asks with it whether that has changed.
VALIDATORS = (("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since"))
TEXT_TYPES = {kind.served for kind in SERVED if kind.is_compressible}
LEAST_COMPRESSED = 3000  # bytes; a server may leave what is smaller as it is (IIS below 2,700)
PERMANENT = (301, 308)
MOST_SILENT = 3  # requests on end without an answer, after which no more are made


@dataclass(frozen=True, slots=True)
class LiveFault:
    """One way in which a published site is not as it was built.

    `subject` tells apart what is to be mended each for itself (a header, a kind of file); `found`
    is what was there instead.
    """

    code: str
    address: str
    subject: str = ""
    found: str = ""


Question: TypeAlias = Callable[[], Iterator[LiveFault]]


@dataclass(slots=True)
class LiveSite:
    """A site at its address, and what was built: the paths of its files and what gives their bytes.

    `old` are the files that an earlier site had, with their SHA-256.
    """

    host: LiveHost
    paths: tuple[str, ...]
    read: Callable[[str], bytes]
    old: Mapping[str, str]
    has_missing_pages: bool = True  # until something is answered where nothing is
    # The answers of check_file for pages that other addresses show as well.
    given: dict[str, Answer] = field(default_factory=dict)

    @property
    def moved(self) -> Mapping[str, str]:
        """The present path of each page that only says where another is."""
        own = read_site_address(self.read(HOME_PAGE))
        pages = (path for path in self.paths if path.endswith(".html") and own)
        found = {path: read_canonical(self.read(path)) for path in pages if path != HOME_PAGE}
        return {
            path: place.removeprefix(own)
            for path, place in found.items()
            if place.startswith(own) and place != own + path
        }

    def questions(self) -> tuple[Question, ...]:
        """All that is to be asked; what is not where it belongs comes before what is too much."""
        moved = self.moved
        files = [path for path in self.paths if path not in moved]
        largest = sorted(files, key=lambda path: len(self.read(path)))
        kinds = {PurePosixPath(path).suffix: path for path in largest}
        folders = {str(folder) for path in files for folder in PurePosixPath(path).parents}
        left = dict.fromkeys(path for path in self.old if path not in self.paths)
        known = (path for path in LEFTOVERS if path not in (*self.paths, *left))
        return (
            self.check_address,
            *(partial(self.check_file, path) for path in files),
            *(partial(self.check_moved, path, target) for path, target in moved.items()),
            *(partial(self.check_unchanged, path) for _, path in sorted(kinds.items())),
            *(partial(self.check_folder, folder) for folder in sorted(folders)),
            *(partial(self.check_nowhere, path) for path in NOWHERE),
            *(partial(self.check_absent, path, "live-old-file") for path in left),
            *(partial(self.check_absent, path, "live-leftover") for path in known),
        )

    def check_address(self) -> Iterator[LiveFault]:
        """What was built knows where it is."""
        own = read_site_address(self.read(HOME_PAGE))
        if not own:
            yield LiveFault("built-without-address", self.host.base)
        elif not are_same(own, self.host.base):
            yield LiveFault("built-for-another-address", self.host.base, found=own)

    def check_file(self, path: str) -> Iterator[LiveFault]:
        """A file is there, as it was built, and is sent as it is to be."""
        content = self.read(path)
        answer = self.host.ask(path, most_of(content))
        if PurePosixPath(path).name in (HOME_PAGE, NOT_FOUND):
            self.given[path] = answer
        if answer.status != 200:
            yield judge_status(answer)
            return
        if path == HOME_PAGE:
            yield from judge_home(answer, content)
        yield from judge_content(answer, content, self.old.get(path))
        yield from judge_type(answer, path)
        yield from judge_headers(answer)
        yield from judge_compression(answer, path)

    def check_moved(self, path: str, target: str) -> Iterator[LiveFault]:
        """The old address of a page sends to the present one, for good."""
        content = self.read(path)
        answer = self.host.ask(path, most_of(content))
        if self.ends_like(answer, HOME_PAGE):
            yield judge_status(answer)
        elif answer.place is None:
            if answer.status != 200:
                yield judge_status(answer)
                return
            yield LiveFault("live-moved-not-sent", answer.address)
            yield from judge_content(answer, content, self.old.get(path))
        elif not are_same(answer.place, self.host.locate(target)):
            yield LiveFault("live-sent-elsewhere", answer.address, found=answer.place)
        elif answer.status not in PERMANENT:
            yield LiveFault("live-moved-for-now", answer.address, found=str(answer.status))

    def check_unchanged(self, path: str) -> Iterator[LiveFault]:
        """A file that a browser has is not sent again; asked of one file of a kind."""
        first = self.host.ask(path)
        if first.status != 200:
            return  # as check_file says
        given = [(name, first.headers[header]) for header, name in VALIDATORS]
        if not any(value for _, value in given):
            yield LiveFault("live-without-validator", first.address)
        for name, value in given:
            if value and self.host.ask(path, headers={name: value}).status != 304:
                yield LiveFault("live-sent-again", first.address, name)

    def check_folder(self, folder: str) -> Iterator[LiveFault]:
        """A folder shows its first page or none, and its address without the slash leads to it."""
        path = "" if folder == "." else f"{folder}/"
        has_home = path + HOME_PAGE in self.paths
        page = path + HOME_PAGE if has_home else NOT_FOUND
        answer = self.host.ask(path, most_of(self.read(page)))
        is_shown = answer.status == 200
        is_sent_home = are_same(answer.place or "", self.host.locate(path + HOME_PAGE))
        if is_shown and not self.is_page(answer, page):
            yield LiveFault("live-folder-differs" if has_home else "live-listing", answer.address)
        elif not (path or is_shown or is_sent_home or self.ends_like(answer, page)):
            yield LiveFault("live-without-home", answer.address, found=str(answer.status))
        elif not has_home and answer.status in (403, 404) and not self.is_page(answer, page):
            yield LiveFault("live-missing-bare", answer.address)
        # Where there is a path to be without a slash.
        if has_home and (is_shown or is_sent_home) and answer.address.count("/") > 3:
            yield from self.check_slash(answer.address)

    def is_page(self, answer: Answer, path: str) -> bool:
        """Whether this is a page as it was built, or as check_file has found it."""
        given = self.given.get(path)
        return answer.content in (self.read(path), given and given.content)

    def ends_like(self, answer: Answer, path: str) -> bool:
        """Whether a page is kept from everybody in this way, as check_file has told."""
        given = self.given.get(path)
        if given is None or given.status == 200:
            return False
        ends = [(one.status, (one.place or "").partition("?")[0]) for one in (given, answer)]
        return ends[0] == ends[1]

    def check_slash(self, address: str) -> Iterator[LiveFault]:
        """Without its slash, links of the page would lead nowhere: it sends to the one with it."""
        answer = self.host.ask_address(address.rstrip("/"))
        if answer.place is None:
            if answer.status == 200 or address == self.host.base:
                yield LiveFault("live-without-slash", answer.address, found=str(answer.status))
        elif not are_same(answer.place, address):
            yield LiveFault("live-sent-elsewhere", answer.address, found=answer.place)

    def check_nowhere(self, path: str) -> Iterator[LiveFault]:
        """Where nothing is, the site's own page says so, and says it to programs as well."""
        answer = self.host.ask(path, most_of(self.read(NOT_FOUND)))
        if answer.status == 200:
            self.has_missing_pages = False
        if answer.status == 404:
            if self.is_page(answer, NOT_FOUND):
                yield from judge_type(answer, NOT_FOUND)
            else:
                yield LiveFault("live-missing-bare", answer.address)
        elif not self.ends_like(answer, NOT_FOUND):
            yield LiveFault("live-missing-as", answer.address, found=str(answer.status))
        if answer.status in (200, 404) and not self.ends_like(answer, NOT_FOUND):
            yield from judge_headers(answer)

    def check_absent(self, path: str, code: str) -> Iterator[LiveFault]:
        """A file that is no part of the site is not there; asked last, when 404 has its meaning."""
        if self.has_missing_pages and (answer := self.host.ask(path)).status == 200:
            yield LiveFault(code, answer.address)


def ask_all(questions: Iterable[Question]) -> Iterator[tuple[LiveFault, ...]]:
    """The faults that each question finds; the last tells of a server that has fallen silent."""
    silent = 0
    for question in questions:
        try:
            faults = tuple(question())
        except NoAnswer as none:
            silent += 1
            faults = (LiveFault("live-no-answer", none.address, none.kind),)
        else:
            silent = 0
        yield faults
        if silent == MOST_SILENT:
            return


def most_of(content: bytes) -> int:
    """How much is to be read where this is expected: so much that what is too much is seen."""
    return 2 * len(content) + 10_000


def judge_status(answer: Answer) -> LiveFault:
    """What another status than 200 says of a file that is to be there."""
    if answer.place is not None:
        return LiveFault("live-file-sent-away", answer.address, found=answer.place)
    said = "live-not-there" if answer.status in (404, 410) else "live-not-given"
    return LiveFault(said, answer.address, str(answer.status))


def judge_home(answer: Answer, content: bytes) -> Iterator[LiveFault]:
    """The home page that is there says the same address as the one that was built."""
    found = read_site_address(answer.content)
    if answer.content != content and found != read_site_address(content):
        said = "live-for-another-address" if found else "live-without-address"
        yield LiveFault(said, answer.address, found=found)


def judge_content(answer: Answer, content: bytes, old: str | None) -> Iterator[LiveFault]:
    """The bytes are those that were built; if not, what happened to them, where that shows."""
    found = answer.content
    if found == content:
        return
    if hashlib.sha256(found).hexdigest() == old:
        yield LiveFault("live-file-old", answer.address)
    elif found.replace(b"\r", b"") == content.replace(b"\r", b""):
        yield LiveFault("live-line-ends", answer.address)
    elif content.startswith(found):
        yield LiveFault("live-file-cut", answer.address, found=f"{len(found):,}")
    else:
        yield LiveFault("live-file-differs", answer.address)


def judge_type(answer: Answer, path: str) -> Iterator[LiveFault]:
    expected, found = served_as(path), answer.headers.get("Content-Type", "")
    if fold_type(f"{found}; charset=utf-8") == fold_type(expected):
        yield LiveFault("live-charset-missing", answer.address, expected)
    elif fold_type(found) != fold_type(expected):
        yield LiveFault("live-type-differs", answer.address, expected, found)


def fold_type(media_type: str) -> str:
    """A media type as servers write it in one way or another.

    >>> fold_type('Text/HTML;charset="UTF-8"')
    'text/html;charset=utf-8'
    """
    return "".join(media_type.lower().replace('"', "").split())


def judge_headers(answer: Answer) -> Iterator[LiveFault]:
    """Every header once, with its value; two of a name are none of the two."""
    given = {name: answer.headers.get_all(name) or [] for name in HEADERS}
    if not any(given.values()):
        yield LiveFault("live-without-settings", answer.address)
        return
    for name, found in given.items():
        if not found:
            yield LiveFault("live-header-missing", answer.address, name)
        elif len(found) > 1:
            yield LiveFault("live-header-twice", answer.address, name, str(len(found)))
        elif found[0].strip() != HEADERS[name]:
            yield LiveFault("live-header-differs", answer.address, name, found[0])


def judge_compression(answer: Answer, path: str) -> Iterator[LiveFault]:
    """What is worth it is compressed, and caches know that not everybody takes it so."""
    if served_as(path) not in TEXT_TYPES or len(answer.content) < LEAST_COMPRESSED:
        return
    if not answer.is_compressed:
        yield LiveFault("live-not-compressed", answer.address, served_as(path))
    elif "accept-encoding" not in answer.headers.get("Vary", "").lower():
        yield LiveFault("live-vary-missing", answer.address)
