"""Opens what was built: links, anchors, ids and what a parser can see of accessibility.

`check_outputs(outputs, base_url)` gives a problem per fault, placed at the output's path.

>>> page = Output("index.html", b'<html lang="ja"><title>A</title><h1>A</h1><a href="b.html">B</a>')
>>> [(problem.where.path, problem.code) for problem in check_outputs([page], None)]
[('index.html', 'broken-link')]
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote

from generator.core.page import Output
from generator.core.problem import Problem, Where

ADDRESSES = ("href", "xlink:href", "src", "poster", "data", "action", "formaction")
# A `link` of these kinds only says where something is (HTML Living Standard, 4.6.7).
LEADING_ON = {"alternate", "author", "canonical", "help", "license", "next", "prev", "search"}
# No browser runs it, whatever it says (HTML Living Standard, 4.12.1, data blocks).
DATA_BLOCK = "application/ld+json"
EXTERNAL = ("http:", "https:", "mailto:", "tel:")
FOREIGN = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)
# Elements that may go without an end tag (HTML Living Standard, 13.1.2).
LEFT_OPEN = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"),
    *("track", "wbr", "html", "head", "body", "p", "li", "dt", "dd", "rt", "rp", "optgroup"),
    *("option", "colgroup", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"),
}
QUOTE = re.compile("[\"'<]")  # in an attribute's name, it is the end of a value that has none
LABELS = ("aria-label", "aria-labelledby", "title")  # beside its text, what names a link
# The mark of links that content and settings write: on the host of the site, too, they lead to
# pages that are not its own.
OUTWARD = "noopener"


@dataclass(frozen=True, slots=True)
class Link:
    """An address and its place in the page's HTML.

    `is_used`: the page itself loads it or sends to it; `is_outward`: it says that it leads out.
    """

    address: str
    is_used: bool
    is_outward: bool
    line: int
    column: int


class PageReader(HTMLParser):
    """What the checks need of a page: ids, links, headings, images, inline code."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[tuple[str, int, int]] = []
        self.links: list[Link] = []
        self.headings: list[tuple[int, int, int]] = []
        self.faults: list[tuple[str, str, int, int]] = []
        self.references: list[tuple[str, int, int]] = []
        self.open: list[tuple[str, int, int]] = []
        self.unnamed: tuple[str, int, int] | None = None  # a link, until a text of it comes
        self.language = ""
        self.titles = 0
        self.templates = 0  # how many are open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        at = (line, column + 1)
        values = {name: value or "" for name, value in attrs}
        if tag not in LEFT_OPEN:
            self.open.append((tag, *at))
        if QUOTE.search(" ".join(values)):
            self.faults.append(("quote-not-closed", tag, *at))
        if "id" in values:
            self.ids.append((values["id"], *at))
        self.read_addresses(tag, values, *at)
        if tag == "a" and "href" in values and not self.templates:  # a script fills those in them
            self.unnamed = (values["href"], *at)
        if self.unnamed and any(values.get(name, "").strip() for name in ("alt", *LABELS)):
            self.unnamed = None
        self.templates += tag == "template"
        for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
            self.references += [(target, *at) for target in values.get(name, "").split()]
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append((int(tag[1]), *at))
        if tag == "html":
            self.language = values.get("lang", "")
        if tag == "title":
            self.titles += 1
        if tag == "img" and "alt" not in values:
            self.faults.append(("img-without-alt", values.get("src", ""), *at))
        is_inline = tag == "script" and "src" not in values and values.get("type") != DATA_BLOCK
        if is_inline or "style" in values or tag == "style":
            self.faults.append(("inline-code", "style" if "style" in values else tag, *at))
        self.faults += [("inline-code", name, *at) for name in values if name.startswith("on")]

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.unnamed = None

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.unnamed:
            self.faults.append(("link-without-text", *self.unnamed))
            self.unnamed = None
        self.templates -= tag == "template"
        if tag in LEFT_OPEN:
            return
        if tag not in (name for name, _, _ in reversed(self.open)):
            line, column = self.getpos()
            self.faults.append(("end-without-tag", tag, line, column + 1))
            return
        while (last := self.open.pop())[0] != tag:
            self.faults.append(("tag-not-closed", *last))

    def read_addresses(self, tag: str, values: Mapping[str, str], line: int, column: int) -> None:
        """Every address of a tag, those of `srcset` without their sizes, and what it is for."""
        found = [values[name] for name in ADDRESSES if name in values]
        found += [part.split()[0] for part in values.get("srcset", "").split(",") if part.strip()]
        if not found:
            return
        rels = values.get("rel", "").lower().split()
        is_used = tag not in ("a", "area") and not (tag == "link" and LEADING_ON.issuperset(rels))
        self.links += [Link(text, is_used, OUTWARD in rels, line, column) for text in found]


def check_outputs(
    outputs: Iterable[Output], base_url: str | None, folder: str = ""
) -> Iterator[Problem]:
    """Every fault of every page; the site, whose address is given, may lie in a folder."""
    files = {output.path: output for output in outputs}
    pages = {path: read_page(out) for path, out in files.items() if path.endswith(".html")}
    anchors = {path: {name for name, _, _ in page.ids} for path, page in pages.items()}
    for path, page in pages.items():
        yield from check_page(path, page)
        yield from check_links(path, page, files, anchors, base_url, folder)


def read_page(output: Output) -> PageReader:
    reader = PageReader()
    reader.feed(output.content.decode("utf-8"))
    reader.close()
    reader.faults += [("tag-not-closed", *tag) for tag in reader.open]
    return reader


def check_page(path: str, page: PageReader) -> Iterator[Problem]:
    """What can be seen of one page alone."""
    if not page.language:
        yield Problem(Where(path), "page-without-language")
    if page.titles < 1:
        yield Problem(Where(path), "page-without-title")
    first = [place for level, *place in page.headings if level == 1]
    if len(first) != 1:
        yield Problem(
            Where(path, *first[0] if first else ()), "page-without-one-h1", {"count": len(first)}
        )
    level = 0
    for depth, line, column in page.headings:
        if depth > level + 1:
            arguments = {"found": f"h{depth}", "expected": f"h{level + 1}"}
            yield Problem(Where(path, line, column), "page-heading-skipped", arguments)
        level = depth
    seen: set[str] = set()
    for name, line, column in page.ids:
        if name in seen:
            yield Problem(Where(path, line, column), "duplicate-id", {"found": name})
        seen.add(name)
    for name, line, column in page.references:
        if name not in seen:
            yield Problem(Where(path, line, column), "broken-id-reference", {"found": name})
    for code, found, line, column in page.faults:
        yield Problem(Where(path, line, column), code, {"found": found})


def check_links(
    path: str,
    page: PageReader,
    files: Mapping[str, Output],
    anchors: Mapping[str, set[str]],
    base_url: str | None,
    folder: str,
) -> Iterator[Problem]:
    """Links within the site lead to what is there, and what a page uses is the site's own."""
    for link in page.links:
        address = link.address
        where = Where(path, link.line, link.column)
        if base_url and address.startswith(base_url) and not link.is_outward:
            target, _, anchor = address.replace(base_url, folder, 1).partition("#")
        elif link.is_used and FOREIGN.match(address):
            yield Problem(where, "foreign-file", {"found": address})
            continue
        elif address.lower().startswith(EXTERNAL):
            continue
        else:
            relative, _, anchor = address.partition("#")
            relative = relative.partition("?")[0]
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), relative))
            target = target if relative else path
        target, anchor = unquote(target), unquote(anchor)
        if target not in files:
            yield Problem(where, "broken-link", {"found": address})
        elif anchor and anchor not in anchors.get(target, set()):
            yield Problem(where, "broken-anchor", {"found": address})
