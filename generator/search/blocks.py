"""Rendered page → the blocks of text that the search knows, each with the anchor to link to.

>>> scan_texts('<section id="cost"><p data-search-text>約<b>5</b>万円</p></section>').blocks
(TextBlock(text='約5万円', anchor='cost', section='cost'),)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape

from generator.core.html import Tag, scan_page
from generator.core.page import SEARCH_MARK

UNREAD = frozenset(("script", "style"))  # what stands in them is no text
ANCHORS = frozenset(("section", "h3", "h4", "h5", "h6"))  # a section's h2 stands at its start
HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
HEADED = HEADINGS | {"section"}


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A leaf of marked text; `anchor` is the nearest id at or before it, `section` its section."""

    text: str
    anchor: str
    section: str


@dataclass(frozen=True, slots=True)
class PageText:
    """The blocks in the order of the page, none empty, and the sections' headings by their ids."""

    blocks: tuple[TextBlock, ...]
    sections: Mapping[str, str]


@dataclass(slots=True)
class Mark:
    """An open element with `data-search-text`, and how many of its name are open in it."""

    name: str
    depth: int = 1


@dataclass(slots=True)
class BlockScan:
    """The marked elements; one within another ends the text of the outer, and begins its own."""

    blocks: list[TextBlock] = field(default_factory=list)
    anchor: str = ""
    sections: list[str] = field(default_factory=lambda: [""])
    open_marks: list[Mark] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    def take(self, text: str, tag: Tag) -> None:
        """A tag and the text before it."""
        name, is_end, open_marks = tag.name, tag.is_end, self.open_marks
        if open_marks and not (is_end and name in UNREAD):
            self.parts.append(unescape(text))
        if name == "br":
            self.parts.append(" ")
        is_marked = SEARCH_MARK in tag.attributes
        if open_marks and open_marks[-1].name == name and not is_marked:
            open_marks[-1].depth += -1 if is_end else 1
        is_over = bool(open_marks) and open_marks[-1].depth == 0
        if open_marks and (is_marked or is_over):
            self.end_block()
        if is_over:
            open_marks.pop()
        if is_end:
            if name == "section" and len(self.sections) > 1:
                self.sections.pop()
            return
        if name in ANCHORS:
            identity = tag.attributes.get("id", "")
            self.anchor = identity or self.anchor
            if name == "section":
                self.sections.append(identity or self.sections[-1])
        if is_marked:
            open_marks.append(Mark(name))

    def end_block(self) -> None:
        """A block of the text gathered so far, its white space as a reader sees it."""
        if text := join_words_seen(self.parts):
            self.blocks.append(TextBlock(text, self.anchor, self.sections[-1]))
        self.parts.clear()


@dataclass(slots=True)
class HeadingScan:
    """The first heading of each section; `section` is one whose heading has not come yet."""

    titles: dict[str, str] = field(default_factory=dict)
    section: str = ""
    heading: list[str] | None = None

    def take(self, text: str, tag: Tag) -> None:
        """A tag and the text before it."""
        if self.heading is not None:
            self.heading.append(unescape(text))
        if tag.name == "section":
            self.section = tag.attributes.get("id", "")
        elif tag.name not in HEADINGS:
            return
        elif self.section and not tag.is_end:
            self.heading = []
        elif self.heading is not None:
            self.titles.setdefault(self.section, join_words_seen(self.heading))
            self.section, self.heading = "", None


def scan_texts(html: str) -> PageText:
    """Every element with `data-search-text`, and the headings of the sections, in one pass."""
    blocks, headings = BlockScan(), HeadingScan()
    for text, tag, _ in scan_page(html):
        is_headed = tag.name in HEADED
        if is_headed or blocks.open_marks or SEARCH_MARK in tag.attributes:
            blocks.take(text, tag)
        if is_headed or headings.heading is not None:
            headings.take(text, tag)
    return PageText(tuple(blocks.blocks), headings.titles)


def join_words_seen(parts: list[str]) -> str:
    return " ".join("".join(parts).split())
