"""A piece of HTML → a tree that a page builds elements from: no text becomes HTML in a browser.

>>> read_tree('<p class="a">港町<br>1 &lt; 2<svg><rect x="1"/></svg></p>')
[['p', {'class': 'a'}, ['港町', ['br', {}, []], '1 < 2', ['svg', {}, [['rect', {'x': '1'}, []]]]]]]
>>> read_tree('<svg viewBox="0 0 2 2"></svg>')
[['svg', {'viewBox': '0 0 2 2'}, []]]
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from html import unescape
from typing import TypeAlias, cast

from generator.core.html import MOST_TAGS, Tag, scan_html

# A text, or an element's tag, attributes and children.
HtmlNode: TypeAlias = "str | list[str | Mapping[str, str] | list[HtmlNode]]"

EMPTY_TAGS = frozenset(("br", "hr", "img", "input", "wbr"))  # no end tag belongs to them
# HTML does not know small letters from capitals, SVG does; these are the drawings' own names with
# capitals (HTML, 13.2.6.5, adjust SVG attributes).
SVG_NAMES = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio"}
END_OF_ELEMENT = "]]"  # of an element's children, and of it
WRITE_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
WHITE_SPACE = re.compile(r"\s+")


def read_tree(html: str) -> list[HtmlNode]:
    """The nodes of a piece of HTML, each run of white space as one space."""
    return cast("list[HtmlNode]", json.loads(write_tree(html)))


def write_tree(html: str) -> str:
    """The nodes of a piece of HTML as compact JSON."""
    parts = ["["]
    comma = ""  # between what stands in one list
    opened: list[str] = []
    for text, tag, _ in scan_html(html.strip()):
        if text:
            is_blank = text.isspace()  # as every other text between tags
            words = '" "' if is_blank else WRITE_COMPACT(WHITE_SPACE.sub(" ", unescape(text)))
            parts += (comma, words)
            comma = ","
        if tag.is_end:
            while opened:
                parts.append(END_OF_ELEMENT)
                comma = ","
                if opened.pop() == tag.name:
                    break
        elif tag.name:
            parts += (comma, write_start(tag))
            has_end = not tag.is_empty and tag.name not in EMPTY_TAGS
            comma = "" if has_end else ","
            if has_end:
                opened.append(tag.name)
            else:
                parts.append(END_OF_ELEMENT)
    return "".join((*parts, END_OF_ELEMENT * len(opened), "]"))


@lru_cache(maxsize=MOST_TAGS)
def write_start(tag: Tag) -> str:
    """An element as far as its children, which END_OF_ELEMENT follows."""
    attributes = {SVG_NAMES.get(name, name): value for name, value in tag.attributes.items()}
    return f"[{WRITE_COMPACT(tag.name)},{WRITE_COMPACT(attributes)},["
