"""YAML → a located tree of texts, with what the collection refuses reported at its place.

>>> tree, problems = read_yaml("title: 窓口", "a.yaml")
>>> tree.plain(), problems
({'title': '窓口'}, ())
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import Protocol

import yaml

from generator.core.problem import Problem, Where, place_of
from generator.core.source import is_forbidden, name_sign
from generator.records.slips import BULLET, find_slips, judge_item
from generator.records.tree import Fields, Items, Node, Scalar

MAX_DEPTH = 20  # docs/architecture.md; libyaml itself crashes at some ten thousand levels

# What libyaml says (its texts are stable) → our code. The longer text comes first.
FAULTS = (
    ("scanning a tag", "yaml-tag"),
    ("parsing a tag", "yaml-tag"),
    ("tag handle", "yaml-tag"),
    ("mapping values are not allowed", "yaml-colon-in-text"),
    ("could not find expected ':'", "yaml-colon-missing"),
    ("did not find expected <document start>", "yaml-colon-missing"),
    ("found unexpected end of stream", "yaml-quote-not-closed"),
    ("found unexpected document indicator", "yaml-quote-not-closed"),
    ("did not find expected node content", "yaml-bracket-not-closed"),
    ("did not find expected ',' or ']'", "yaml-bracket-not-closed"),
    ("did not find expected ',' or '}'", "yaml-bracket-not-closed"),
    ("did not find expected key", "yaml-wrong-indent"),
    ("did not find expected '-' indicator", "yaml-wrong-indent"),
    ("block sequence entries are not allowed", "yaml-dash-after-key"),
    ("found character '\\t'", "yaml-tab"),
    ("found a tab character", "yaml-tab"),
    ("cannot start any token", "yaml-reserved-sign"),
    ("did not find expected alphabetic or numeric character", "yaml-reserved-sign"),
    ("did not find expected comment or line break", "yaml-reserved-sign"),
    ("mapping keys are not allowed", "yaml-reserved-sign"),
    ("indentation indicator", "yaml-reserved-sign"),
    ("escape", "yaml-backslash"),
    ("did not find expected hexdecimal number", "yaml-backslash"),
)
# The place that tells an editor more is where the text began that YAML gave up on.
SHOWN_WHERE_OPENED = (
    "yaml-quote-not-closed",
    "yaml-bracket-not-closed",
    "yaml-colon-missing",
    "yaml-reserved-sign",
    "yaml-tag",
)
ITEM_WITHOUT_KEY = re.compile(r" *- +(?![a-z_]+:(?: |$))[^\"'\[{].*")
# Before the text that follows it: an alias or an anchor, where a text was meant.
ALIAS_BEFORE = re.compile(r" *(?:- +)*(?:[a-z_]+: +)?([*&]\S+) +")
KEY_ALONE = re.compile(r" *(?:- +)*[A-Za-z_]+")


class YamlMark(Protocol):
    """A place as PyYAML gives it, from its Python or its C reader; both count from 0."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a YAML text starts in its file."""

    path: str
    first_line: int = 1

    def place(self, mark: YamlMark | None) -> Where:
        if mark is None:
            return Where(self.path, self.first_line, 1)
        return Where(self.path, self.first_line + mark.line, mark.column + 1)


def read_yaml(text: str, path: str, first_line: int = 1) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of a YAML text and its problems; no tree where it cannot be built safely."""
    origin = Origin(path, first_line)
    slips = tuple(find_slips(text, path, first_line))
    if slips:
        return None, slips
    try:
        events = list_events(text)
    except yaml.MarkedYAMLError as error:
        return None, (syntax_problem(error, text, origin),)
    except yaml.reader.ReaderError as error:
        return None, (reader_problem(error, text, origin),)
    problems = tuple(refuse_events(events, text.split("\n"), origin))
    if problems:
        return None, problems
    found: list[Problem] = []
    tree = build_tree(iter(events), origin, found)
    if "\\" in text:
        found += find_escaped(events, frozenset(text), origin)
    return tree or Fields((), origin.place(None)), tuple(found)


def list_events(text: str) -> list[yaml.Event]:
    """What libyaml reads, as far as it is not too deep; raises yaml.YAMLError."""
    events: list[yaml.Event] = []
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        events.append(event)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            break
    return events


def refuse_events(
    events: Iterable[yaml.Event], lines: Sequence[str], origin: Origin
) -> Iterator[Problem]:
    """Anchors, aliases, tags, further documents and depth: refused before a tree is built."""
    depth = documents = 0
    for event in events:
        if isinstance(event, yaml.NodeEvent):
            yield from refuse_names(event, origin)
        if isinstance(event, yaml.ScalarEvent):
            if not event.style:
                yield from find_swallowed(event, lines, origin)
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                place = origin.place(event.start_mark)
                yield Problem(place, "yaml-too-deep", {"limit": MAX_DEPTH})
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents == 2:
                yield Problem(origin.place(event.start_mark), "yaml-second-document")


def refuse_names(event: yaml.NodeEvent, origin: Origin) -> Iterator[Problem]:
    """The name by which a value would stand elsewhere too, and that of its kind."""
    if event.anchor is not None:
        code = "yaml-alias" if isinstance(event, yaml.AliasEvent) else "yaml-anchor"
        yield Problem(origin.place(event.start_mark), code, {"found": str(event.anchor)})
    tag = getattr(event, "tag", None)
    if tag is not None:
        found = str(tag).replace("tag:yaml.org,2002:", "!!")
        yield Problem(origin.place(event.start_mark), "yaml-tag", {"found": found})


def find_swallowed(
    event: yaml.ScalarEvent, lines: Sequence[str], origin: Origin
) -> Iterator[Problem]:
    """An item that is indented deeper than the one above goes on with that one's text."""
    if event.start_mark is None or event.end_mark is None:
        return
    for number in range(event.start_mark.line + 1, event.end_mark.line + 1):
        line = lines[number] if number < len(lines) else ""
        indent = indent_of(line)
        if line.startswith("- ", indent):
            where = Where(origin.path, origin.first_line + number, indent + 1)
            yield Problem(where, "yaml-wrong-indent")


def find_escaped(
    events: Iterable[yaml.Event], signs: Set[str], origin: Origin
) -> Iterator[Problem]:
    """Characters that an escape in a quoted text writes and that no file may hold."""
    for event in events:
        for sign in event.value if isinstance(event, yaml.ScalarEvent) else ():
            if sign not in signs and is_forbidden(sign):
                where = origin.place(event.start_mark)
                yield Problem(where, "forbidden-character", {"found": name_sign(sign)})


def build_tree(events: Iterator[yaml.Event], origin: Origin, found: list[Problem]) -> Node | None:
    """The next node of a document, None at the end of a collection or where there is none.

    Duplicate keys and keys that are no text go to `found`.
    """
    for event in events:
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, origin.place(event.start_mark))
        if isinstance(event, yaml.SequenceStartEvent):
            items = tuple(build_items(events, origin, found))
            return Items(items, origin.place(event.start_mark))
        if isinstance(event, yaml.MappingStartEvent):
            pairs = tuple(build_pairs(events, origin, found))
            return Fields(pairs, origin.place(event.start_mark))
        if isinstance(event, yaml.CollectionEndEvent):
            return None
    return None


def build_items(
    events: Iterator[yaml.Event], origin: Origin, found: list[Problem]
) -> Iterator[Node]:
    while item := build_tree(events, origin, found):
        yield item


def build_pairs(
    events: Iterator[yaml.Event], origin: Origin, found: list[Problem]
) -> Iterator[tuple[Scalar, Node]]:
    """Each key of a mapping with its value."""
    seen: dict[str, int] = {}
    while key := build_tree(events, origin, []):
        value = build_tree(events, origin, found)
        if not isinstance(key, Scalar):
            found.append(Problem(key.where, "yaml-key-not-text"))
        elif key.text in seen:
            first: dict[str, str | int] = {"key": key.text, "first_line": seen[key.text]}
            found.append(Problem(key.where, "duplicate-key", first))
        elif value is not None:
            seen[key.text] = key.where.line
            yield key, value


def syntax_problem(error: yaml.MarkedYAMLError, text: str, origin: Origin) -> Problem:
    """A syntax error by its cause, at its cause: libyaml often stops a line or more after it."""
    said = f"{error.context} {error.problem}"
    code = next((code for words, code in FAULTS if words in said), "yaml-not-read")
    opened = code in SHOWN_WHERE_OPENED and error.context_mark
    mark = error.context_mark if opened else error.problem_mark
    if mark is None:
        return Problem(origin.place(None), code)
    lines = text.split("\n")
    line, column = mark.line, mark.column
    if code == "yaml-colon-in-text":
        code, line, column = judge_colon(lines, line, column)
    elif code == "yaml-colon-missing":
        code, line, column = judge_bare(lines, line if opened else find_text(lines))
    elif code == "yaml-wrong-indent":
        code, line, column = judge_end(lines, line, column, text)
    line = min(line, len(lines) - 1)
    word = "".join(lines[line][column:].split()[:1])
    found = word[:1] if code == "list-not-read" else word
    where = Where(origin.path, origin.first_line + line, column + 1)
    return Problem(where, code, {"found": found})


def judge_colon(lines: Sequence[str], line: int, column: int) -> tuple[str, int, int]:
    """A second colon: in the text, or a key's own where its line goes on with the text above."""
    before = lines[line][:column]
    if "｛" in before:
        return "yaml-full-width-bracket", line, before.index("｛")
    if not KEY_ALONE.fullmatch(before):
        return "yaml-colon-in-text", line, column
    above = next((n for n in range(line - 1, -1, -1) if lines[n].strip()), line)
    slip = judge_item(lines[above])
    if slip is not None:
        return slip[0], above, slip[1]
    if indent_of(lines[above]) == indent_of(lines[line]):
        return judge_bare(lines, above)
    if ITEM_WITHOUT_KEY.fullmatch(lines[above]) and indent_of(lines[above]) < indent_of(before):
        return "yaml-colon-missing", above, indent_of(lines[above]) + 2
    return "yaml-wrong-indent", line, indent_of(before)


def judge_bare(lines: Sequence[str], line: int) -> tuple[str, int, int]:
    """A line that is no key and value: one more of the list above it, or a key without a colon."""
    if bullet := BULLET.match(lines[line]):
        return "list-not-read", line, bullet.start(1)
    indent = indent_of(lines[line])
    outer = (text for text in reversed(lines[:line]) if text.strip() and indent_of(text) <= indent)
    is_item = next(outer, "").startswith("- ", indent)
    return "yaml-dash-missing" if is_item else "yaml-colon-missing", line, indent


def find_text(lines: Sequence[str]) -> int:
    """The first line that says something."""
    return next(n for n, text in enumerate(lines) if text.strip() and text.lstrip()[0] != "#")


def indent_of(line: str) -> int:
    return len(line) - len(line.lstrip())


def judge_end(lines: Sequence[str], line: int, column: int, text: str) -> tuple[str, int, int]:
    """Something after the end of a value; on a line of its own it is an indent that differs."""
    rest = lines[line] if line < len(lines) else ""
    if not rest[:column].strip():
        code = "list-not-read" if BULLET.match(rest) else "yaml-wrong-indent"
        return code, line, column
    if rest[column : column + 1] in ("]", "}"):
        return "yaml-bracket-not-opened", line, column
    if alias := ALIAS_BEFORE.fullmatch(rest[:column]):
        return "yaml-reserved-sign", line, alias.start(1)
    begun = find_last_quote(text)
    if begun is not None and begun.line < line:
        return "yaml-quote-not-closed", begun.line, begun.column
    return "yaml-text-after-value", line, column


def find_last_quote(text: str) -> YamlMark | None:
    """Where the last text before a syntax error begins, if it stands in quotes."""
    last = None
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.ScalarEvent):
                last = event.start_mark if event.style else None
    except yaml.MarkedYAMLError:
        pass
    return last


def reader_problem(error: yaml.reader.ReaderError, text: str, origin: Origin) -> Problem:
    """A character that YAML cannot hold; the error has no mark, only a position."""
    position = min(max(error.position, 0), len(text))
    where = place_of(text, position, origin.path)
    where = replace(where, line=where.line + origin.first_line - 1)
    point = name_sign(text[position]) if position < len(text) else ""
    return Problem(where, "forbidden-character", {"found": point})
