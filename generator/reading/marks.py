"""Marks that are meant as Markdown and are none: they would be printed as they stand.

>>> [problem.code for problem in check_lines(["##事業の概要"], Where("a.md"))]
['heading-not-read']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from generator.core.problem import Problem, Where
from generator.core.source import is_forbidden, name_sign

# At the start of a line; what is wrong stands in the first group.
LINE_SLIPS = tuple(
    (code, re.compile(pattern))
    for code, pattern in (
        ("heading-not-read", r"\s*(##+(?![# ]|$)|#*＃+)"),
        ("heading-not-read", r"(?: {4}|\s*\u3000)\s*(##+)(?= |$)"),
        ("list-not-read", r"\s*(-(?![-\s|:0-9])|[・●■◆])"),
        ("table-not-read", r"\s*(｜)"),
        ("comparison-not-read", r"\s*(：：+|:::+(?! ?(?:before|after)?\s*$))"),
        ("code-not-allowed", r"\s*(```+|~~~+)"),
    )
)
LINK_SLIP = re.compile(r"\]\(|[\]］][(（]\s*(?:https?:|www\.)|[\]］]（[^（）]*\.html")


def check_lines(lines: Sequence[str], start: Where) -> Iterator[Problem]:
    """Marks at the start of a line that Markdown does not know."""
    for number, line in enumerate(lines):
        for code, pattern in LINE_SLIPS:
            if slip := pattern.match(line):
                where = Where(start.path, start.line + number, slip.start(1) + 1)
                yield Problem(where, code, {"found": slip[1]})


def check_comparisons(lines: Sequence[str], start: Where) -> Iterator[Problem]:
    """Every `::: before` and `::: after` is closed by a `:::`."""
    opened: Where | None = None
    for number, line in enumerate(lines):
        if not line.startswith(":::"):
            continue
        where = Where(start.path, start.line + number, 1)
        is_end = line.strip() == ":::"
        if is_end and opened is None:
            yield Problem(where, "comparison-not-opened")
        elif not is_end and opened is not None:
            yield Problem(opened, "comparison-not-closed")
        opened = None if is_end else where
    if opened is not None:
        yield Problem(opened, "comparison-not-closed")


def check_leftovers(
    tokens: Sequence[Token], lines: Sequence[str], start: Where
) -> Iterator[Problem]:
    """Marks that stay in the text: links, bold text and tables that Markdown did not take."""
    for token in tokens:
        for child in token.children or ():
            if child.type != "text":
                continue
            # What stands in the source with a backslash before each sign is meant so.
            if (link := LINK_SLIP.search(child.content)) and link[0] in token.content:
                yield Problem(find_in_lines(link[0], token, lines, start), "link-not-read")
            if "**" in child.content and "**" in token.content:
                yield Problem(find_in_lines("**", token, lines, start), "bold-not-read")
            if child.content.startswith("|"):
                where = find_in_lines("|", token, lines, start)
                yield Problem(where, "table-not-read", {"found": "|"})
            for sign in child.content:
                if is_forbidden(sign) and not any(sign in line for line in lines):
                    where, found = place(token, start), name_sign(sign)
                    yield Problem(where, "forbidden-character", {"found": found})


def place(token: Token, start: Where) -> Where:
    """Where a block token begins."""
    return Where(start.path, start.line + (token.map[0] if token.map else 0), 1)


def find_in_lines(text: str, token: Token, lines: Sequence[str], start: Where) -> Where:
    """The place of a text inside a block; the block's first line where it stands otherwise."""
    first, end = token.map or (0, len(lines))
    for number in range(first, min(end, len(lines))):
        column = lines[number].find(text)
        if column >= 0:
            return Where(start.path, start.line + number, column + 1)
    return Where(start.path, start.line + first, 1)
