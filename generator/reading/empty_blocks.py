"""Blocks with nothing in them, sides of a comparison without their other side, and indents.

>>> from generator.core.problem import Where
>>> from generator.reading.markdown import parse_tokens
>>> text = "- 申請\\n- "
>>> lines = text.split("\\n")
>>> [problem.where.line for problem in check_empty(parse_tokens(text), lines, Where("a.md"))]
[2]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from generator.collection.written.indents import find_wide_indents
from generator.core.problem import Problem, Severity, Where
from generator.reading.marks import place

EMPTY = {
    "list_item_open": "empty-list-item",
    "blockquote_open": "empty-quotation",
    "container_before_open": "empty-side",
    "container_after_open": "empty-side",
}
MARKS_OF_ITEMS = ("-", "*", "+")
SIDES = {"before": "after", "after": "before"}


def check_empty(tokens: Sequence[Token], lines: Sequence[str], start: Where) -> Iterator[Problem]:
    """Items, quotations and sides that are shown as a mark or a frame alone."""
    told = -1
    for token, after in pairwise(tokens):
        if token.type == "inline" and token.map:  # below a text an empty item is none
            for number in range(token.map[0] + 1, token.map[1]):
                if (mark := lines[number].strip(" \t>")) in MARKS_OF_ITEMS:
                    where = Where(start.path, start.line + number, 1)
                    yield Problem(where, "empty-list-item", {"found": mark}, Severity.WARNING)
        code = EMPTY.get(token.type)
        # A quotation inside an empty quotation begins in its line: it is the same slip.
        if code and is_closed(token, after) and token.map and token.map[0] != told:
            told = token.map[0]
            found = lines[told].strip()
            if code == "empty-list-item":
                found = f"{token.info}{token.markup}"
            severity = Severity.ERROR if code == "empty-side" else Severity.WARNING
            yield Problem(place(token, start), code, {"found": found}, severity)


def is_closed(token: Token, after: Token) -> bool:
    return after.type == token.type.replace("_open", "_close")


def check_sides(tokens: Sequence[Token], start: Where) -> Iterator[Problem]:
    """A `before` stands right before an `after`."""
    blocks = [token for token in tokens if token.level == 0 and token.nesting >= 0]
    kinds = [side_of(token) for token in blocks]
    for i, kind in enumerate(kinds):
        if not kind:
            continue
        beside = kinds[i + 1 : i + 2] if kind == "before" else kinds[max(i - 1, 0) : i]
        if beside != [SIDES[kind]]:
            found, missing = f"::: {kind}", f"::: {SIDES[kind]}"
            arguments = {"found": found, "missing": missing}
            yield Problem(place(blocks[i], start), "side-missing", arguments, Severity.WARNING)


def side_of(token: Token) -> str:
    kind = token.type.removeprefix("container_").removesuffix("_open")
    return kind if kind in SIDES else ""


def check_indents(lines: Sequence[str], start: Where) -> Iterator[Problem]:
    """Wide spaces at the start of a paragraph or of an item's text, as Word's 字下げ makes them."""
    for number, column in find_wide_indents(lines):
        where = Where(start.path, start.line + number, column + 1)
        yield Problem(where, "wide-indent", {}, Severity.WARNING)
