"""A piece of HTML → a tree that a page builds elements from: no text becomes HTML in a browser.

>>> read_tree('<p class="a">港町<br>1 &lt; 2<svg><rect x="1"/></svg></p>')
[['p', {'class': 'a'}, ['港町', ['br', {}, []], '1 < 2', ['svg', {}, [['rect', {'x': '1'}, []]]]]]]
>>> read_tree('<svg viewBox="0 0 2 2"></svg>')
[['svg', {'viewBox': '0 0 2 2'}, []]]
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from typing import TypeAlias

from generator.core.html import scan_html

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
    opened: list[tuple[str, list[HtmlNode]]] = [("", whole)]
    for text, tag, _ in scan_html(html.strip()):
        children = opened[-1][1]
        if text:
            children.append(WHITE_SPACE.sub(" ", unescape(text)))
        if tag.is_end:
            while len(opened) > 1 and opened.pop()[0] != tag.name:
                pass
        elif tag.name:
            inner: list[HtmlNode] = []
            children.append([tag.name, name_attributes(tag.attributes), inner])
            if not tag.is_empty and tag.name not in EMPTY_TAGS:
                opened.append((tag.name, inner))
    return whole


def name_attributes(attributes: Mapping[str, str]) -> Mapping[str, str]:
    if SVG_NAMES.keys().isdisjoint(attributes):
        return attributes
    return {SVG_NAMES.get(name, name): value for name, value in attributes.items()}
