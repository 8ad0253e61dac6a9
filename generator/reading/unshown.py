"""The words of a body against those of its HTML: the net below all rules of Markdown.

The source is read without Markdown: but for the addresses of links and the fences of comparisons,
each figure and each word of it has to be seen, and nothing else.

>>> problems = find_unshown("5*3*2件", "<p>5<em>3</em>2件</p>", Where("a.md"))
>>> [problem.arguments["found"] for problem in problems]
['5*3*2']
>>> list(find_unshown("第**3**回", "<p>第<strong>3</strong>回</p>", Where("a.md")))
[]
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import unescape
from html.entities import html5
from urllib.parse import unquote

from generator.core.html import Tag, scan_html
from generator.core.problem import Problem, Where, place_of
from generator.core.wording import PAD, find_difference, list_addresses, read_html

FENCE_OF_SIDE = re.compile(r"\s*::: ?(?:before|after)?\s*")
NUMBERED = re.compile(r"([\s>]*)([0-9]{1,9})[.)](?=\s|$)")
# A line break beside a sign of full width leaves no space: one figure, or one word, in two lines.
WRAPPED = re.compile(
    r"(?<=[０-９Ａ-Ｚａ-ｚ．，]) ?\n[ \t]*(?=[0-9A-Za-z０-９Ａ-Ｚａ-ｚ])"
    r"|(?<=[0-9A-Za-z]) ?\n[ \t]*(?=[０-９Ａ-Ｚａ-ｚ])"
)
SIGN_ESCAPED = r"\\[!-/:-@\[-`{-~]"
SIGN_NAMED = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"
INLINE = re.compile(
    rf"(?P<kept>{SIGN_ESCAPED}|`[^`\n]*`)"
    r"|<(?P<bare>[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^<>\s]*|[^<>\s@:]+@[^<>\s@:]+)>"
    r"|\]\(\s*(?P<address><[^<>\n]*>|(?:[^\s()\\]|\\.|\([^\s()]*\))*)"
    rf"|(?P<named>{SIGN_NAMED})"
)
SIGN = re.compile(rf"{SIGN_ESCAPED}|{SIGN_NAMED}")
HOST_PART = re.compile("https?://[^/?#]*", re.I)  # in a link, one of other letters is in ASCII
MOST_QUOTED = 40  # characters


def find_unshown(text: str, html: str, start: Where) -> Iterator[Problem]:
    """The first words or the first address of a body that its HTML has not as they are written."""
    written, addresses = read_source(text)
    scanned = list(scan_html(html))
    shown = read_html(number_items(scanned))
    if difference := find_difference(written, shown):
        found = text[difference.start : difference.end].partition("\n\n")[0]
        yield tell_lost(text, difference.start, found, difference.shown, start)
        return
    there = Counter(map(fold_address, list_addresses(scanned)))
    for at, address in addresses:
        there[fold_address(address)] -= 1
        if there[fold_address(address)] < 0:
            before = text.rfind("[", 0, at)
            yield tell_lost(text, at, address, text[before:at].strip("[]("), start)
            return


def tell_lost(text: str, at: int, found: str, shown: str, start: Where) -> Problem:
    """The problem of what is lost at an offset of the body."""
    place = place_of(text, at, start.path)
    where = Where(start.path, start.line + place.line - 1, place.column)
    arguments = {"found": shorten_text(found), "shown": shorten_text(shown)}
    return Problem(where, "words-not-shown", arguments)


def shorten_text(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= MOST_QUOTED else f"{line[:MOST_QUOTED]}…"


def read_source(text: str) -> tuple[str, list[tuple[int, str]]]:
    """A body without what is no word of it, each sign at its place; and its addresses."""
    addresses: list[tuple[int, str]] = []

    def read(found: re.Match[str]) -> str:
        whole, size = found[0], len(found[0])
        if found["named"]:
            return read_sign(whole).ljust(size, PAD)
        if found["kept"]:
            return whole
        name = "bare" if found["bare"] else "address"
        address = found[name].strip("<>")
        addresses.append((found.start(name), SIGN.sub(lambda sign: read_sign(sign[0]), address)))
        return f" {unquote(address)}".ljust(size, PAD) if name == "bare" else " " * size

    counted = "\n".join(count_items(text.split("\n")))
    return INLINE.sub(read, WRAPPED.sub(lambda end: PAD * len(end[0]), counted)), addresses


def read_sign(source: str) -> str:
    """A sign that is written with a backslash, by its name or by its number."""
    if source[0] == "\\":
        return source[1]
    return unescape(source) if source[1] == "#" else html5.get(source[1:], source)


def count_items(lines: Iterable[str]) -> Iterator[str]:
    """The lines, those of a list whose items all have one number with the numbers that count on.

    >>> list(count_items(["1. A", "1. B", "", "3. C"]))
    ['1. A', '2. B', '', '3. C']
    """
    last: dict[int, tuple[int, int]] = {}  # by indent, the number as written and as counted
    for line in lines:
        found, indent = NUMBERED.match(line), len(line) - len(line.lstrip())
        if last and line.strip():
            last = {depth: pair for depth, pair in last.items() if depth < indent + bool(found)}
        if found:
            written = int(found[2])
            before = last.get(indent)
            number = before[1] + 1 if before and before[0] == written else written
            last[indent] = (written, number)
            line = found[1] + f"{number}.".ljust(found.end() - found.end(1)) + line[found.end() :]
        yield " " * len(line) if FENCE_OF_SIDE.fullmatch(line) else line


def number_items(scanned: Iterable[tuple[str, Tag, int]]) -> Iterator[tuple[str, Tag, int]]:
    """Scanned HTML with the numbers that a browser puts before the items of a list."""
    numbers: list[int | None] = []
    for text, tag, at in scanned:
        yield text, tag, at
        if tag.name in ("ol", "ul") and tag.is_end:
            numbers.pop()
        elif tag.name in ("ol", "ul"):
            numbers.append(int(tag.attributes.get("start", 1)) if tag.name == "ol" else None)
        elif tag.name == "li" and not tag.is_end and (number := numbers[-1]) is not None:
            yield f"{number}.", Tag(""), at
            numbers[-1] = number + 1


def fold_address(address: str) -> str:
    """An address without what is written in more than one way."""
    return unquote(HOST_PART.sub("", address)).removeprefix("mailto:")
