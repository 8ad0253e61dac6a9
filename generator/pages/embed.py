"""A page's part inside another page: its ids made its own, its headings one level down.

>>> embed('<h2 id="cost">費用</h2>', "cases/a.html", "print.html", {"cases/a.html": "case_a"})
'<h3 id="case_a_cost">費用</h3>'
>>> embed('<a href="b.html#cost">b</a>', "cases/a.html", "print.html", {"cases/a.html": "case_a"})
'<a href="cases/b.html#cost">b</a>'
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from functools import partial
from urllib.parse import urlsplit

from generator.core.page import relative_url

# The renderers escape `<` and `>` in texts and values: what stands between the two is a tag.
TAG = re.compile(r"<[^<>]+>")
HEADING = re.compile(r"(?<=^</h)[1-5]|(?<=^<h)[1-5]")
ID = re.compile(r'(?<= id=")[^"]+')
REFERENCES = re.compile(
    r'(?P<name> (?:for|aria-labelledby|aria-describedby|aria-controls)=")(?P<ids>[^"]+)'
)
ADDRESS = re.compile(r'(?<= href=")[^"]+|(?<= src=")[^"]+')
# A case's sections are landmarks on its own page; among forty others they would be noise.
LANDMARK = re.compile(r'(?<=^<section)(.*?) aria-labelledby="[^"]*"')
SEARCH_MARK = " data-search-text"


def embed(html: str, from_path: str, to_path: str, anchors: Mapping[str, str]) -> str:
    """HTML that was made for the page at `from_path`, for use in the page at `to_path`.

    `anchors` gives the id that stands in the new page for each page that is a part of it; it
    becomes the prefix of that page's own ids, and links to that page lead there.
    """
    return TAG.sub(partial(change_tag, from_path, to_path, anchors), html)


def change_tag(from_path: str, to_path: str, anchors: Mapping[str, str], tag: re.Match[str]) -> str:
    prefix = anchors[from_path] + "_"
    text = HEADING.sub(lambda level: str(int(level[0]) + 1), tag[0], count=1)
    text = LANDMARK.sub(r"\1", text).replace(SEARCH_MARK, "")
    text = ID.sub(lambda name: prefix + name[0], text)
    text = REFERENCES.sub(
        lambda found: found["name"] + " ".join(prefix + name for name in found["ids"].split()), text
    )
    return ADDRESS.sub(lambda found: move(found[0], from_path, to_path, anchors), text)


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
