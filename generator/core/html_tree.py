"""A piece of HTML → a tree that a page builds elements from: no text becomes HTML in a browser.

>>> read_tree('<p class="a">港町<br>1 &lt; 2<svg><rect x="1"/></svg></p>')
[['p', {'class': 'a'}, ['港町', ['br', {}, []], '1 < 2', ['svg', {}, [['rect', {'x': '1'}, []]]]]]]
>>> read_tree('<svg viewBox="0 0 2 2"></svg>')
[['svg', {'viewBox': '0 0 2 2'}, []]]
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from html import unescape
from typing import TypeAlias

from generator.core.html import MOST_TAGS, Tag, scan_html

# A text, or an element's tag, attributes and children.
HtmlNode: TypeAlias = "str | list[str | Mapping[str, str] | list[HtmlNode]]"

EMPTY_TAGS = frozenset(("br", "hr", "img", "input", "wbr"))  # no end tag belongs to them
# HTML does not know small letters from capitals, SVG does; these are the drawings' own names with
# capitals (HTML, 13.2.6.5, adjust SVG attributes).
SVG_NAMES = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio"}
WHITE_SPACE = re.compile(r"\s+")


def read_tree(html: str) -> list[HtmlNode]:
    """The nodes of a piece of HTML, each run of white space as one space."""
    whole: list[HtmlNode] = []
    children = whole
    opened: list[tuple[str, list[HtmlNode]]] = []  # elements, each with what it stands among
    for text, tag, _ in scan_html(html.strip()):
        if text:
            children.append(" " if text.isspace() else WHITE_SPACE.sub(" ", unescape(text)))
        if tag.is_end:
            while opened:
                name, children = opened.pop()
                if name == tag.name:
                    break
        elif tag.name:
            inner: list[HtmlNode] = []
            attributes, has_end = read_start(tag)
            children.append([tag.name, attributes, inner])
            if has_end:
                opened.append((tag.name, children))
                children = inner
    return whole


@lru_cache(maxsize=MOST_TAGS)
def read_start(tag: Tag) -> tuple[Mapping[str, str], bool]:
    """The attributes of a start tag, and whether an end tag belongs to it."""
    attributes = {SVG_NAMES.get(name, name): value for name, value in tag.attributes.items()}
    return attributes, not tag.is_empty and tag.name not in EMPTY_TAGS
