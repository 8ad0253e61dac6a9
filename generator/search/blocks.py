"""Rendered page → the blocks of text that the search knows, each with the anchor to link to.

>>> extract_blocks('<section id="cost"><p data-search-text>約<b>5</b>万円</p></section>')
(TextBlock(text='約5万円', anchor='cost', section='cost'),)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from generator.core.html import scan_html
from generator.core.page import SEARCH_MARK

UNREAD = frozenset(("script", "style"))  # what stands in them is no text
ANCHORS = frozenset(("section", "h3", "h4", "h5", "h6"))  # a section's h2 stands at its start


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A leaf of marked text; `anchor` is the nearest id at or before it, `section` its section."""

    text: str
    anchor: str
    section: str


@dataclass(slots=True)
class Mark:
    """An open element with `data-search-text`, and how many of its name are open in it."""

    name: str
    depth: int = 1


def extract_blocks(html: str) -> tuple[TextBlock, ...]:
    """Every element with `data-search-text`, in the order of the page; empty ones are left out."""
    return tuple(block for block in scan_blocks(html) if block.text)


def scan_blocks(html: str) -> Iterator[TextBlock]:
    """The marked elements; one within another ends the text of the outer, and begins its own."""
    anchor, sections = "", [""]
    open_marks: list[Mark] = []
    parts: list[str] = []
    for text, tag, _ in scan_html(html):
        name, is_end = tag.name, tag.is_end
        if open_marks and not (is_end and name in UNREAD):
            parts.append(unescape(text))
        if name == "br":
            parts.append(" ")
        is_marked = SEARCH_MARK in tag.attributes
        if open_marks and open_marks[-1].name == name and not is_marked:
            open_marks[-1].depth += -1 if is_end else 1
        is_over = bool(open_marks) and open_marks[-1].depth == 0
        if open_marks and (is_marked or is_over):
            yield make_block(parts, anchor, sections[-1])
            parts.clear()
        if is_over:
            open_marks.pop()
        if name == "section" and is_end and len(sections) > 1:
            sections.pop()
        if is_end:
            continue
        identity = tag.attributes.get("id", "") if name in ANCHORS else ""
        anchor = identity or anchor
        if name == "section":
            sections.append(identity or sections[-1])
        if is_marked:
            open_marks.append(Mark(name))


def make_block(parts: list[str], anchor: str, section: str) -> TextBlock:
    """A block of the text gathered so far, its white space as a reader sees it."""
    return TextBlock(" ".join("".join(parts).split()), anchor, section)
