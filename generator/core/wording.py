"""The figures and words of a text, by which what is written is held against what is shown.

Japanese has no spaces, and a line break joins what stands around it: there each sign counts for
itself. A figure keeps its separators, a Latin word is whole, and full width is as half width.

>>> [unit.text for unit in list_units("5*3*2、ＡＩ-OCR 1,200件")]
['5', '3', '2', '、', 'AI', 'OCR', '1,200', '件']
>>> find_difference("年15件（5*3*2）で5件", "年15件（532）で5件")
Difference(start=5, end=10, shown='年15件（532）で5件')
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from html import unescape
from itertools import takewhile
from typing import NamedTuple

from generator.core.html import Tag
from generator.core.text import fold_width

PAD = "\x01"  # stands in a text for what is no sign of it, so that places stay the same
SEAM = "\x02"  # joins figures that it parts, and no words: **5**3 is read as 53
LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
# The other ASCII signs are marks of Markdown, or stand beside what would be lost with them.
FIGURE_OR_WORD = rf"[0-9](?:[0-9{PAD}]|[.,][0-9])*|[{LATIN}][{LATIN}{PAD}]*"
PLAIN_WORD, UNIT_OF_TEXT = (
    re.compile(FIGURE_OR_WORD),
    re.compile(rf"{FIGURE_OR_WORD}|[^\x00-\x7f\s]"),
)
NO_OTHER_SIGN = re.compile(rf"[\x00-\x7f\s{LATIN}]+")
FULL_WIDTH_RUN = re.compile("[０-９Ａ-Ｚａ-ｚ，．]+")
SEAM_IN_FIGURE = re.compile(f"(?<=[0-9]){SEAM}(?=[0-9])")
# What a tag is to the text around it; all others begin another line.
BREAKS: Mapping[str, str] = {
    **dict.fromkeys(("em", "s", "wbr"), ""),
    **dict.fromkeys(("", "a", "br", "code", "img", "span", "td", "th"), " "),
    "strong": SEAM,
}
AROUND, MOST_UNITS = 8, 40  # units of the page beside a difference; units of one


class Unit(NamedTuple):
    """A figure, a word or another sign, and its place in a text."""

    text: str
    start: int
    end: int


class Difference(NamedTuple):
    """Where a text is not shown as it is written, and what is seen there.

    What is lost reaches from `start` to `end`; where nothing is, what is more stands between them.
    """

    start: int
    end: int
    shown: str


def list_units(text: str) -> list[Unit]:
    """The figures, words and other signs of a text, in their order."""
    found = UNIT_OF_TEXT.finditer(narrow(text))
    return [Unit(unit[0].replace(PAD, ""), *unit.span()) for unit in found]


def narrow(text: str) -> str:
    """A text with its figures and Latin words in half width, each sign at its place."""
    return FULL_WIDTH_RUN.sub(lambda run: fold_width(run[0]), text)


def spell_out(text: str) -> tuple[list[str], str]:
    """The figures and words of a text, and its other signs: sooner told than the units."""
    plain = narrow(text)
    words = [word.replace(PAD, "") for word in PLAIN_WORD.findall(plain)]
    return words, NO_OTHER_SIGN.sub("", plain)


def find_difference(written: str, shown: str) -> Difference | None:
    """The first of what is lost, doubled or changed, in whatever order the rest is shown."""
    if spell_out(written) == spell_out(shown):  # as nearly always
        return None
    here, there = list_units(written), list_units(shown)
    lost = Counter(unit.text for unit in here)
    lost.subtract(unit.text for unit in there)
    if not any(lost.values()):
        return None
    pairs = enumerate(zip(here, there, strict=False))
    least = min(len(here), len(there))
    at = next((i for i, (unit, other) in pairs if unit.text != other.text), least)
    seen = quote_line(shown, there, at, lost)
    first = next((i for i in range(at, len(here)) if lost[here[i].text] > 0), None)
    if first is None:
        around = here[max(at - 1, 0) : at + 1] or [Unit("", 0, 0)]
        return Difference(around[0].start, around[-1].end, seen)
    run = list(takewhile(lambda unit: lost[unit.text] > 0, here[first : first + MOST_UNITS]))
    return Difference(run[0].start, run[-1].end, seen)


def quote_line(text: str, units: list[Unit], at: int, lost: Mapping[str, int]) -> str:
    """The line of what is more than it should be, or else of what goes before; cut around it."""
    is_more = at < len(units) and lost[units[at].text] < 0
    middle = units[at if is_more or not at else at - 1] if units else Unit("", 0, 0)
    beside = units[max(at - AROUND, 0) : at + AROUND] or [middle]
    begin = max(text.rfind("\n", 0, middle.start) + 1, beside[0].start)
    end = min(text.find("\n", middle.end) % (len(text) + 1), beside[-1].end)
    return " ".join(text[begin:end].split())


def read_html(scanned: Iterable[tuple[str, Tag, int]], breaks: Mapping[str, str] = BREAKS) -> str:
    """The text that a reader sees or hears of scanned HTML, in lines."""
    pieces: list[str] = []
    for text, tag, _ in scanned:
        if text:
            pieces.append(unescape(text).replace("\n", " "))
        pieces.append(breaks.get(tag.name, "\n"))
        if tag.name == "img":
            pieces += (tag.attributes.get("alt", ""), " ")
    return SEAM_IN_FIGURE.sub("", "".join(pieces)).replace(SEAM, " ")


def list_addresses(scanned: Iterable[tuple[str, Tag, int]]) -> list[str]:
    """Where the links and pictures of scanned HTML lead."""
    known = (tag.attributes for _, tag, _ in scanned if tag.attributes)
    return [values[name] for values in known for name in ("href", "src") if name in values]
