"""Where a text shows a picture, and where it means to and Markdown shows none.

>>> from generator.reading.markdown import parse_tokens
>>> line = '<img alt="窓口" src="a/b.png">'
>>> [shown.mark.target for shown in find_pictures(parse_tokens(line), [line], Where("a.md"))]
['a/b.png']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from urllib.parse import unquote

from markdown_it.token import Token

from generator.collection.pictures import (
    PASTED,
    PICTURE_MARK,
    SIZE_IN_ALT,
    WrittenMark,
    is_picture,
    read_picture_mark,
)
from generator.collection.prose import Shown
from generator.core.problem import Where
from generator.reading.markdown import is_external, plain_inline
from generator.reading.marks import find_in_lines

SIZE_BEHIND = re.compile(r"\{[^{}\n]*[=:.#][^{}\n]*\}")


def find_pictures(tokens: Sequence[Token], lines: Sequence[str], start: Where) -> Iterator[Shown]:
    """The marks of pictures, those that Markdown does not read included."""
    for token in tokens:
        children = token.children or []
        for i, child in enumerate(children):
            if child.type == "text":
                for found in PICTURE_MARK.finditer(child.content):
                    # What stands in the source with a backslash before each sign is meant so.
                    if found[0] in token.content and (mark := read_picture_mark(found)):
                        where = find_in_lines(found[0], token, lines, start)
                        yield Shown(replace(mark, is_plain=False), where)
            elif child.type in ("image", "link_open"):
                target = str(child.attrs.get("src", child.attrs.get("href", "")))
                if shown := read_token(children, i, target):
                    where = find_written(target, token, lines, start)
                    yield replace(shown, where=where)


def read_token(children: Sequence[Token], i: int, target: str) -> Shown | None:
    """The picture that Markdown shows, or that is a link by a slip of the sign before it."""
    child, nowhere = children[i], Where("")
    title = f' "{child.attrs["title"]}"' if child.attrs.get("title") else ""
    if child.type == "image":
        behind = children[i + 1].content if i + 1 < len(children) else ""
        alt = SIZE_IN_ALT.sub("", child.content)
        is_plain = alt == child.content and not SIZE_BEHIND.match(behind)
        return Shown(WrittenMark(alt, target, title, is_plain), nowhere)
    linked = takewhile(lambda token: token.type != "link_close", children[i + 1 :])
    mark = WrittenMark(plain_inline(tuple(linked)), target, title, False)
    is_marked = i > 0 and children[i - 1].content.endswith("！")
    if is_marked and (is_picture(target) or PASTED.match(target)):
        return Shown(mark, nowhere)
    return Shown(mark, nowhere, is_link=True) if is_link_to_picture(target) else None


def is_link_to_picture(address: str) -> bool:
    """Whether a link leads to a picture that is no page of another site."""
    return is_picture(address) and not is_external(address)


def find_written(target: str, token: Token, lines: Sequence[str], start: Where) -> Where:
    """The place of an address, which Markdown has written in its own signs."""
    written = target if any(target in line for line in lines) else unquote(target)
    return find_in_lines(written, token, lines, start)
