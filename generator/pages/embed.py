"""A page's part inside another page: its ids made its own, its headings one level down.

>>> embed('<h2 id="cost">費用</h2>', "cases/a.html", "print.html", {"cases/a.html": "case_a"})
'<h3 id="case_a_cost">費用</h3>'
>>> embed('<a href="b.html#cost">b</a>', "cases/a.html", "print.html", {"cases/a.html": "case_a"})
'<a href="cases/b.html#cost">b</a>'
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from urllib.parse import urlsplit

from generator.core.html import ID_REFERENCES, Tag, scan_html
from generator.core.page import SEARCH_MARK, relative_url

LOWER_HEADINGS = {f"h{level}": f"h{level + 1}" for level in range(1, 6)}
MOVED_ATTRIBUTES = ("href", "src")


def embed(html: str, from_path: str, to_path: str, anchors: Mapping[str, str]) -> str:
    """HTML that was made for the page at `from_path`, for use in the page at `to_path`.

    `anchors` gives the id that stands in the new page for each page that is a part of it; it
    becomes the prefix of that page's own ids, and links to that page lead there.
    """
    changed: dict[str, str] = {}  # most tags of a page stand in it many times
    parts: list[str] = []
    for text, tag, _ in scan_html(html):
        if tag.source not in changed:
            changed[tag.source] = change_tag(tag, from_path, to_path, anchors)
        parts += (text, changed[tag.source])
    return "".join(parts)


def change_tag(tag: Tag, from_path: str, to_path: str, anchors: Mapping[str, str]) -> str:
    prefix = anchors[from_path] + "_"
    changes: dict[str, str | None] = {}
    for name, value in tag.attributes.items():
        if name == SEARCH_MARK or (name == "aria-labelledby" and tag.name == "section"):
            # A case's sections are landmarks on its own page; among forty others they are noise.
            changes[name] = None
        elif name in ID_REFERENCES:
            changes[name] = " ".join(prefix + target for target in value.split())
        elif name == "id" and value:
            changes[name] = prefix + value
        elif name in MOVED_ATTRIBUTES and value:
            changes[name] = move(value, from_path, to_path, anchors)
    heading = LOWER_HEADINGS.get(tag.name, "")
    return tag.change(changes, heading) if changes or heading else tag.source


def move(address: str, from_path: str, to_path: str, anchors: Mapping[str, str]) -> str:
    """An address of the old page as the new one has to write it."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return address
    folder = posixpath.dirname(from_path)
    path = posixpath.normpath(posixpath.join(folder, parts.path)) if parts.path else from_path
    if path in anchors:
        return "#" + "_".join(filter(None, (anchors[path], parts.fragment)))
    target = path + (f"?{parts.query}" if parts.query else "")
    return relative_url(to_path, target + (f"#{parts.fragment}" if parts.fragment else ""))
