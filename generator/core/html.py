"""The tags of a page and the texts between, as browsers find them (HTML Living Standard, 13.2.5).

No text is an error, and the time grows with its length alone. Two things are read more simply than
in a browser: a CDATA section of a drawing as a comment, and a script that holds `<!--<script>` as
far as its first `</script>`.

>>> [(text, tag.source, offset) for text, tag, offset in scan_html("<p id=a>1 < 2<br>3")]
[('', '<p id=a>', 0), ('1 < 2', '<br>', 13), ('3', '', 18)]
>>> Tag.read('<a href="?a&amp;b" hidden>').attributes
{'href': '?a&b', 'hidden': ''}
>>> Tag.read('<a href="b"  hidden>').change({"href": "c", "hidden": None}, "area")
'<area href="c">'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape, unescape
from html.entities import html5
from string import ascii_lowercase, ascii_uppercase
from typing import TypeAlias

# Attributes that name ids of their page (WAI-ARIA 1.2; HTML Living Standard, 4.10.4).
ID_REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "for")
# Possessive as a tokenizer is: a value that has begun is never read as anything else.
SPACE = "[ \t\n\f\r]"
TAG_NAME = "[a-zA-Z][^ \t\n\f\r/>]*+"
NAME = "[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+"
VALUE = "\"[^\"]*+\"|'[^']*+'|[^ \t\n\f\r\"'>][^ \t\n\f\r>]*+|(?=>)"
ATTRIBUTES = rf"(?:{SPACE}++|/(?!>)|{NAME}(?:{SPACE}*+={SPACE}*+(?:{VALUE})|(?!{SPACE}*+=)))*+"
MARKUP = re.compile(
    rf"<(?:/?{TAG_NAME}(?:>|{ATTRIBUTES}/?>)"
    r"|!--(?:-?>|.*?(?:--!?>|\Z))"  # a comment
    r"|(?:[!?]|/(?!\Z|[a-zA-Z]))[^>]*+>?"  # a doctype, and what is no more than a comment
    r"|(?=/?[a-zA-Z]).*+)",  # a tag that the page's end cuts off
    re.DOTALL,
)
TAG = re.compile(rf"<(/?)({TAG_NAME}){ATTRIBUTES}(/?)>")
# In a whole tag, the quote that ends a value need not be looked for.
ATTRIBUTE = re.compile(
    rf"({NAME})(?:{SPACE}*+={SPACE}*+[\"']?+"
    rf"((?<=\")[^\"]*+|(?<=')[^']*+|(?<![\"'])[^ \t\n\f\r>]*+)[\"']?+)?+"
)
REFERENCE = re.compile("&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z0-9]+)[;=]?")
LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)
# Elements in whose text there are no tags (13.1.2; where scripts run, as in most browsers).
RAW_ENDS = {
    name: re.compile(f"</{name}(?={SPACE}|[/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}
FOREIGN = {"svg", "math"}  # in them no element's text is raw, and `/>` ends an element
MODAL = FOREIGN | RAW_ENDS.keys()
MOST_TAGS = 10_000  # kept as they were read: a site says most of its tags again and again


def read_value(source: str) -> str:
    """An attribute's value; in it, `&copy=` and `&copyright` begin no character (13.2.5.73)."""
    return REFERENCE.sub(read_reference, source) if "&" in source else source


def read_reference(found: re.Match[str]) -> str:
    return unescape(found[0]) if found[0][1] == "#" or found[0][1:] in html5 else found[0]


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """A tag, comment or doctype as it is written, `source`; the names are in lower case.

    `name` is empty for what is no tag. `attributes` are those of a start tag; the first of a name
    counts. `is_empty` says that no end tag belongs to a start tag in a drawing, such as `<path/>`.
    `is_cut` says that the page's end cuts a tag off: a quote is not closed.
    """

    source: str
    name: str = ""
    is_end: bool = False
    is_empty: bool = False
    is_cut: bool = False
    attributes: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, source: str, is_foreign: bool = False) -> Tag:
        found = TAG.match(source)
        if found is None:
            return cls(source, is_cut=source[1:2] not in ("", "!", "?", "/"))
        slash, name, close = found[1], found[2].translate(LOWER), found[3]
        if slash:
            return cls(source, name, is_end=True)
        values: dict[str, str] = {}
        for attribute, value in ATTRIBUTE.findall(source, found.end(2), len(source) - 1):
            values.setdefault(attribute.translate(LOWER), read_value(value))
        is_empty = bool(close) and (is_foreign or name in FOREIGN)
        return cls(source, name, is_empty=is_empty, attributes=values)

    def change(self, changes: Mapping[str, str | None], name: str = "") -> str:
        """The tag as it is written but for its name and these attributes; None drops one."""
        at = len(self.name) + (2 if self.is_end else 1)
        parts = [self.source[: at - len(self.name)], name or self.source[at - len(self.name) : at]]
        for found in ATTRIBUTE.finditer(self.source, at, len(self.source) - 1):
            before, attribute = self.source[at : found.start()], found[1].translate(LOWER)
            value = changes.get(attribute)
            if attribute not in changes:
                parts.append(before + found[0])
            else:
                parts.append(
                    before.rstrip() if value is None else f'{before}{attribute}="{escape(value)}"'
                )
            at = found.end()
        return "".join((*parts, self.source[at:]))


class Tags(dict[str, Tag]):
    """Tags by their source, read when they are first asked for."""

    def __init__(self, is_foreign: bool) -> None:
        self.is_foreign = is_foreign

    def __missing__(self, source: str) -> Tag:
        if len(self) >= MOST_TAGS:
            self.clear()
        self[source] = tag = Tag.read(source, self.is_foreign)
        return tag


Scan: TypeAlias = Sequence[tuple[str, Tag, int]]  # of `scan_html`
TAGS, FOREIGN_TAGS = Tags(False), Tags(True)


def scan_html(html: str) -> Iterator[tuple[str, Tag, int]]:
    """Each tag after the text before it, with its offset; the last is empty, at the page's end."""
    at = look = depth = 0
    tags = TAGS
    while look < len(html):
        begun, look = look, len(html)
        for found in MARKUP.finditer(html, begun):
            start, end = found.span()
            tag = tags[found[0]]
            yield html[at:start], tag, start
            at = end
            if tag.name in MODAL:
                if tag.name in FOREIGN:
                    depth = max(0, depth + (-1 if tag.is_end else not tag.is_empty))
                    tags = FOREIGN_TAGS if depth else TAGS
                elif not tag.is_end and not depth:
                    last = RAW_ENDS[tag.name].search(html, end)
                    look = last.start() if last else look
                    break
    yield html[at:], Tag(""), len(html)


@lru_cache(maxsize=1)
def scan_page(html: str) -> Scan:
    """The whole scan of a page: the last one is kept for all that look at it in turn."""
    return tuple(scan_html(html))
