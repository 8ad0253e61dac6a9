"""Opens what was built: links, anchors, ids and what a parser can see of accessibility.

`check_outputs(outputs, base_url)` gives a problem per fault, placed at the output's path.

>>> page = Output("index.html", b'<html lang="ja"><title>A</title><h1>A</h1><a href="b.html">B</a>')
>>> [(problem.where.path, problem.code) for problem in check_outputs([page], None)]
[('index.html', 'broken-link')]
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from generator.core.html import ID_REFERENCES, MOST_TAGS, Tag, scan_page
from generator.core.page import NOT_FOUND, Output
from generator.core.plain import dump_plain, load_plain
from generator.core.problem import Problem, place_finder
from generator.core.recall import Memory

ADDRESS_ATTRIBUTES = ("href", "xlink:href", "src", "poster", "data", "action", "formaction")
HEADING_LEVELS = {f"h{level}": level for level in range(1, 10)}
COUNTED = {"html", "title", "template"}
# A `link` of these kinds only says where something is (HTML Living Standard, 4.6.7).
LEADING_ON = {"alternate", "author", "canonical", "help", "license", "next", "prev", "search"}
# No browser runs it, whatever it says (HTML Living Standard, 4.12.1, data blocks).
DATA_BLOCK = "application/ld+json"
EXTERNAL = ("http:", "https:", "mailto:", "tel:")
FOREIGN_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)
# Elements that may go without an end tag (HTML Living Standard, 13.1.2).
LEFT_OPEN = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"),
    *("track", "wbr", "html", "head", "body", "p", "li", "dt", "dd", "rt", "rp", "optgroup"),
    *("option", "colgroup", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"),
}
QUOTE = re.compile("[\"'<]")  # in an attribute's name, it is the end of a value that has none
NAMING = ("alt", "aria-label", "aria-labelledby", "title")  # beside its text, what names a link
# The mark of links that content and settings write: on the host of the site, too, they lead to
# pages that are not its own.
OUTWARD = "noopener"


class Fault(NamedTuple):
    """A problem of a page at an offset of its text."""

    at: int
    code: str
    arguments: Mapping[str, str | int] = {}


class PageLink(NamedTuple):
    """An address.

    `is_used`: the page itself loads it or sends to it; `is_outward`: it says that it leads out.
    """

    address: str
    is_used: bool
    is_outward: bool


class Notes(NamedTuple):
    """What a start tag says to the checks wherever it stands; faults are codes and what is found.

    `is_opened`: an end tag belongs to it; `is_silent`: it says nothing else, as most of them.
    `target` is where a link leads that has to say so in words, `is_named` whether it says words.
    """

    is_opened: bool
    is_silent: bool
    level: int | None
    identity: str | None
    target: str | None
    is_named: bool
    links: tuple[PageLink, ...]
    references: tuple[str, ...]
    faults: tuple[tuple[str, str], ...]


@lru_cache(maxsize=MOST_TAGS)
def note_tag(tag: Tag) -> Notes | None:
    """What a start tag says; None where that is nothing."""
    values = tag.attributes
    said = (
        HEADING_LEVELS.get(tag.name),
        values.get("id"),
        values.get("href") if tag.name == "a" else None,
        any(values.get(name, "").strip() for name in NAMING),
        tuple(list_links(tag.name, values)),
        tuple(id for name in ID_REFERENCES for id in values.get(name, "").split()),
        tuple(list_faults(tag)),
    )
    is_opened = bool(tag.name) and tag.name not in LEFT_OPEN and not tag.is_empty
    is_silent = tag.name not in COUNTED and not any(said)
    return None if is_silent and not is_opened else Notes(is_opened, is_silent, *said)


def list_links(tag: str, values: Mapping[str, str]) -> Iterator[PageLink]:
    """Every address of a tag, those of `srcset` without their sizes, and what it is for."""
    found = [values[name] for name in ADDRESS_ATTRIBUTES if name in values]
    found += [part.split()[0] for part in values.get("srcset", "").split(",") if part.strip()]
    rels = values.get("rel", "").lower().split()
    is_used = tag not in ("a", "area") and not (tag == "link" and LEADING_ON.issuperset(rels))
    return (PageLink(address, is_used, OUTWARD in rels) for address in found)


def list_faults(tag: Tag) -> Iterator[tuple[str, str]]:
    name, values = tag.name, tag.attributes
    if tag.is_cut:
        yield "quote-not-closed", tag.source[1:].split()[0]
    if QUOTE.search(" ".join(values)):
        yield "quote-not-closed", name
    if name == "img" and "alt" not in values:
        yield "img-without-alt", values.get("src", "")
    is_inline = name == "script" and "src" not in values and values.get("type") != DATA_BLOCK
    if is_inline or "style" in values or name == "style":
        yield "inline-code", "style" if "style" in values else name
    yield from (("inline-code", name) for name in values if name.startswith("on"))


class PageReader:
    """What the checks need of a page: ids, links, headings, faults, each with its offset."""

    def __init__(self, html: str) -> None:
        self.ids: list[tuple[str, int]] = []
        self.links: list[tuple[PageLink, int]] = []
        self.headings: list[tuple[int, int]] = []
        self.faults: list[tuple[str, str, int]] = []
        self.references: list[tuple[str, int]] = []
        self.open: list[tuple[str, int]] = []
        self.unnamed: tuple[str, int] | None = None  # a link, until a text of it comes
        self.language = ""
        self.titles = 0
        self.templates = 0  # how many are open
        for text, tag, at in scan_page(html):
            if self.unnamed and unescape(text).strip():
                self.unnamed = None
            if tag.is_end:
                self.read_end(tag.name, at)
            elif notes := note_tag(tag):
                if notes.is_opened:
                    self.open.append((tag.name, at))
                if not notes.is_silent:
                    self.read_start(tag, notes, at)
        self.faults += [("tag-not-closed", name, at) for name, at in self.open]

    def read_start(self, tag: Tag, notes: Notes, at: int) -> None:
        if notes.level is not None:
            self.headings.append((notes.level, at))
        if notes.identity is not None:
            self.ids.append((notes.identity, at))
        self.links += [(link, at) for link in notes.links]
        self.references += [(identity, at) for identity in notes.references]
        self.faults += [(code, found, at) for code, found in notes.faults]
        if notes.target is not None and not self.templates:  # a script fills those in them
            self.unnamed = (notes.target, at)
        if notes.is_named:
            self.unnamed = None
        if tag.name == "html":
            self.language = tag.attributes.get("lang", "")
        self.titles += tag.name == "title"
        self.templates += tag.name == "template"

    def read_end(self, tag: str, at: int) -> None:
        if tag == "a" and self.unnamed:
            self.faults.append(("link-without-text", *self.unnamed))
            self.unnamed = None
        self.templates -= tag == "template"
        if self.open and self.open[-1][0] == tag:  # as it mostly is
            self.open.pop()
            return
        if tag in LEFT_OPEN:
            return
        if tag not in (name for name, _ in self.open):
            self.faults.append(("end-without-tag", tag, at))
            return
        while (last := self.open.pop())[0] != tag:
            self.faults.append(("tag-not-closed", *last))


@dataclass(frozen=True, slots=True)
class Survey:
    """What is known of a page that was read: its places, and where it leads (`a.html#cost`).

    It is sound where nothing is wrong with the page alone.
    """

    places: tuple[str, ...]
    targets: tuple[str, ...]
    is_sound: bool


def check_outputs(
    outputs: Iterable[Output],
    base_url: str | None,
    folder: str = "",
    memory: Memory | None = None,
) -> Iterator[Problem]:
    """Every fault of every page; the site, whose address is given, may lie in a folder.

    A page that the memory has a survey of is read again only where something is wrong.
    """
    files = {output.path: output for output in outputs}
    pages = {path: output for path, output in files.items() if path.endswith(".html")}
    common = {"address": base_url or "", "folder": folder}
    wanted = {
        path: {**common, "page": hashlib.sha256(page.content).hexdigest()}
        for path, page in pages.items()
    }

    def make(path: str) -> bytes:
        return dump_plain(survey_page(path, read_page(pages[path]), base_url, folder))

    made = (memory or Memory()).recall_all("survey", wanted, make)
    surveys = {path: load_plain(Survey, made[path]) for path in pages}
    return check_surveyed(surveys, files, pages.__getitem__, base_url, folder)


def check_surveyed(
    surveys: Mapping[str, Survey],
    paths: Iterable[str],
    render: Callable[[str], Output],
    base_url: str | None,
    folder: str = "",
) -> Iterator[Problem]:
    """Every fault of every page, by the surveys of all and the paths of all files; a page in which
    something is wrong is asked for again."""
    known = set(paths).union(*(survey.places for survey in surveys.values()))
    for path, survey in sorted(surveys.items()):
        if not (survey.is_sound and known.issuperset(survey.targets)):
            output = render(path)
            page = read_page(output)
            faults = (*check_page(page), *check_links(path, page, known, base_url, folder))
            place = place_finder(output.content.decode("utf-8"), path)
            yield from (Problem(place(at), code, arguments) for at, code, arguments in faults)


def survey_page(path: str, page: PageReader, base_url: str | None, folder: str = "") -> Survey:
    """The survey of a page that has been read."""
    targets = {target for _, _, target in trace_links(path, page, base_url, folder)}
    is_sound = "" not in targets and not any(check_page(page))
    return Survey(
        tuple(f"{path}#{name}" for name in dict.fromkeys(name for name, _ in page.ids)),
        tuple(sorted(targets)),
        is_sound,
    )


def read_page(output: Output) -> PageReader:
    return PageReader(output.content.decode("utf-8"))


def check_page(page: PageReader) -> Iterator[Fault]:
    """What can be seen of one page alone."""
    if not page.language:
        yield Fault(0, "page-without-language")
    if page.titles < 1:
        yield Fault(0, "page-without-title")
    first = [at for level, at in page.headings if level == 1]
    if len(first) != 1:
        yield Fault(first[0] if first else 0, "page-without-one-h1", {"count": len(first)})
    level = 0
    for depth, at in page.headings:
        if depth > level + 1:
            found = {"found": f"h{depth}", "expected": f"h{level + 1}"}
            yield Fault(at, "page-heading-skipped", found)
        level = depth
    seen: set[str] = set()
    for name, at in page.ids:
        if name in seen:
            yield Fault(at, "duplicate-id", {"found": name})
        seen.add(name)
    for name, at in page.references:
        if name not in seen:
            yield Fault(at, "broken-id-reference", {"found": name})
    for code, text, at in page.faults:
        yield Fault(at, code, {"found": text})


def own_beginning(base_url: str | None, is_from_root: bool) -> re.Pattern[str]:
    """How the site's own links begin that are not relative: by its address, or by the path to it.

    >>> own_beginning("https://a.test/b/", is_from_root=True).match("/b/c.html")
    <re.Match object; span=(0, 3), match='/b/'>
    """
    own = [re.escape(base_url)] if base_url else ["(?!)"]
    if base_url and is_from_root:
        own.append(f"{re.escape(urlsplit(base_url).path)}(?!/)")  # two of them begin a host
    return re.compile("|".join(own))


@lru_cache(maxsize=MOST_TAGS)
def find_target(address: str, place: str) -> tuple[str, str]:
    """The path to which an address leads from a folder, empty for the page itself; and the anchor.

    >>> find_target("../a.html?b#c", "cases"), find_target("#c", "cases")
    (('a.html', 'c'), ('', 'c'))
    """
    relative, _, anchor = address.partition("#")
    relative = relative.partition("?")[0]
    target = posixpath.normpath(posixpath.join(place, relative)) if relative else ""
    return target, anchor


def trace_links(
    path: str, page: PageReader, base_url: str | None, folder: str
) -> Iterator[tuple[int, str, str]]:
    """The links to the site itself: offset, address, and the place that it leads to.

    That place is empty where a page loads what is not the site's own.
    """
    own = own_beginning(base_url, is_from_root=path == folder + NOT_FOUND)
    beside = posixpath.dirname(path)
    for link, at in page.links:
        address = link.address
        if (base := own.match(address)) and not link.is_outward:
            target, _, anchor = (folder + address[base.end() :]).partition("#")
        elif link.is_used and FOREIGN_ADDRESS.match(address):
            yield at, address, ""
            continue
        elif address.lower().startswith(EXTERNAL):
            continue
        else:
            target, anchor = find_target(address, beside)
            target = target or path
        yield at, address, unquote(f"{target}#{anchor}" if anchor else target)


def check_links(
    path: str, page: PageReader, known: Collection[str], base_url: str | None, folder: str
) -> Iterator[Fault]:
    """Links within the site lead to places that are known, and what a page uses is its own."""
    for at, address, target in trace_links(path, page, base_url, folder):
        if not target:
            yield Fault(at, "foreign-file", {"found": address})
        elif target not in known:
            code = "broken-anchor" if target.partition("#")[0] in known else "broken-link"
            yield Fault(at, code, {"found": address})
