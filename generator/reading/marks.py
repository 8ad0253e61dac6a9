"""Marks that are meant as Markdown and are none: they would be printed as they stand.

>>> [problem.code for problem in check_lines(["##事業の概要"], Where("a.md"))]
['heading-not-read']
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from markdown_it.token import Token

from generator.collection.pictures import drop_marks
from generator.collection.written.headings import (
    COMPARISON_SLIP,
    HEADING_SLIPS,
    INDENTED_COMPARISON,
    HeadingSlip,
    find_named_sections,
    find_questions,
    find_titles,
    is_apart,
)
from generator.collection.written.list_marks import (
    HARD_BREAK,
    LIST_ITEM,
    find_list_slips,
    is_heading,
)
from generator.collection.written.table_rows import find_rows
from generator.core.problem import Problem, Severity, Where
from generator.core.source import is_forbidden, name_sign

# At the start of a line; what is wrong stands in the first group.
LINE_SLIPS = (
    *(("heading-not-read", pattern) for pattern in HEADING_SLIPS),
    ("comparison-not-read", COMPARISON_SLIP),
    ("comparison-indented", INDENTED_COMPARISON),
    ("code-not-allowed", re.compile(r"\s*(```+|~~~+)")),
)
LINK_SLIP = re.compile(r"\]\(|[\]］][(（]\s*(?:https?:|www\.)|[\]］]（[^（）]*\.html")
LABEL = re.compile(r"[^\s：:。、|]{1,12}[：:](?!//)\s*\S")
EMPTY_BOLD = re.compile(r"(?<![*_\\])(\*\*|__)[ \t\u3000]*\1(?![*_])")
# One of them is where a sign is written by its name or its number, in a text or in an address.
NAMES_OF_SIGNS = ("&", "%", "xn--")
CAPTION = "表："


def check_lines(lines: Sequence[str], start: Where) -> Iterator[Problem]:
    """Marks at the start of a line that Markdown does not know."""
    sections, questions = list(find_named_sections(lines)), list(find_questions(lines))
    apart = find_rows(lines) | {slip.number for slip in (*sections, *questions)}
    yield from tell_headings("heading-not-read", sections, start)
    yield from tell_headings("question-not-read", questions, start)
    yield from tell_headings("title-not-read", find_titles(lines), start)
    for number, line in enumerate(lines):
        for code, pattern in LINE_SLIPS if number not in apart else ():
            if slip := pattern.match(line):
                where = Where(start.path, start.line + number, slip.start(1) + 1)
                yield Problem(where, code, {"found": slip[1]})
    runs = set(apart)
    for item in find_list_slips(lines, apart):
        where = Where(start.path, start.line + item.number, item.column + 1)
        arguments: dict[str, str | int] = {"found": item.mark}
        if item.expected != "-":
            rest = lines[item.number][item.column + len(item.mark) :].strip()
            arguments["suggestion"] = f"{item.expected} {rest}"
        yield Problem(where, "list-not-read", arguments, severity_of(item.is_error))
        runs.update(range(item.number, max(item.end, item.number + 1)))
    yield from check_labels(lines, start, runs)


def severity_of(is_error: bool) -> Severity:
    return Severity.ERROR if is_error else Severity.WARNING


def tell_headings(code: str, slips: Iterable[HeadingSlip], start: Where) -> Iterator[Problem]:
    """Lines that are meant as headings, under the code of what each would be."""
    for slip in slips:
        arguments: dict[str, str | int] = {"found": slip.found}
        if slip.expected:
            arguments["suggestion"] = slip.expected
        where = Where(start.path, start.line + slip.number, 1)
        yield Problem(where, code, arguments, severity_of(slip.is_error))


def check_labels(lines: Sequence[str], start: Where, apart: Collection[int]) -> Iterator[Problem]:
    """Neighbouring lines such as 日時：… and 場所：…, which become one line."""
    above = ""
    for number, line in enumerate(lines):
        found = LABEL.match(line.lstrip("\u3000"))
        is_own = number in apart or is_apart(line) or is_heading(line) or LIST_ITEM.match(line)
        label = found[0] if found and not is_own and not line.startswith(CAPTION) else ""
        if label and above and not HARD_BREAK.search(lines[number - 1]):
            where = Where(start.path, start.line + number, 1)
            yield Problem(where, "lines-run-together", {"found": line.strip()}, Severity.WARNING)
        above = label


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
    """Marks that stay in the text: links and bold text that Markdown did not take."""
    source = "".join(lines)
    written = frozenset(source) if any(mark in source for mark in NAMES_OF_SIGNS) else None
    for token in tokens:
        for child in token.children or ():
            if child.type != "text":
                continue
            # What stands in the source with a backslash before each sign is meant so.
            if (link := find_link_slip(drop_marks(child.content))) and link in token.content:
                yield Problem(find_in_lines(link, token, lines, start), "link-not-read")
            if empty := find_empty_bold(child.content, token.content):
                where = find_in_lines(empty, token, lines, start)
                yield Problem(where, "empty-bold", {"found": empty})
            elif "**" in child.content and "**" in token.content:
                yield Problem(find_in_lines("**", token, lines, start), "bold-not-read")
            for sign in find_named_signs(child.content, written) if written else ():
                yield Problem(place(token, start), "forbidden-character", {"found": sign})


def find_named_signs(text: str, written: frozenset[str]) -> Iterator[str]:
    """The names of the signs that no file may hold, and that the source writes otherwise."""
    for sign in text if not written.issuperset(text) else "":
        if sign not in written and is_forbidden(sign):
            yield name_sign(sign)


def find_link_slip(text: str) -> str:
    """The brackets of a link that Markdown did not take; empty where there are none."""
    found = LINK_SLIP.search(text) if "]" in text or "］" in text else None
    return found[0] if found else ""


def find_empty_bold(text: str, source: str) -> str:
    """Marks of bold with nothing between them, where the first begins and does not end one."""
    found = EMPTY_BOLD.search(text) if "**" in text or "__" in text else None
    index = source.find(found[0]) if found else -1
    is_begun = index >= 0 and source.count("**", 0, index) % 2 == 0
    return found[0] if found and is_begun else ""


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
