"""Mends what is safe in a case file: widths, katakana, dates, spaces, order of keys, Markdown.

>>> fix_case("---\\nnumber: １\\n---\\n\\nｼｽﾃﾑ \\n")
'---\\nnumber: 1\\n---\\n\\nシステム\\n'

Comments, quotes and line ends stay byte for byte. Front matter that YAML does not read is left
alone, and so is one that would be read otherwise afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

import yaml

from generator.collection.form.case import FrontMatter
from generator.collection.format import KeyPath
from generator.core.collision import find_marks
from generator.core.source import FENCE
from generator.editing.key_order import order_lines
from generator.editing.mend import mend_value, widen_kana
from generator.editing.mend_body import EndedLine, mend_body
from generator.records.located_yaml import read_yaml
from generator.records.tree import Fields, Items, Node, Scalar

FILE_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
OPEN_MARK = re.compile(r"\s*(?:#+|[-*+>])")
LINK_TARGET = re.compile(r"(\]\([^()\n]*\))")
UNUSUAL_LINE_END = re.compile("[\x85\u2028\u2029]")  # YAML begins a line there, and we do not
ValueNode: TypeAlias = tuple[KeyPath, yaml.ScalarNode, bool]  # whether it stands in [ ] or { }
PathValues: TypeAlias = list[tuple[KeyPath, str]]


def fix_case(text: str) -> str:
    """The whole file, mended; the same text where there is nothing to mend."""
    lines = [(found[1], found[2]) for found in FILE_LINE.finditer(text) if found[0]]
    fences = [number for number, (line, _) in enumerate(lines) if line.rstrip() == FENCE]
    if len(fences) < 2 or fences[0] != 0 or any(find_marks(text)):
        return text
    end = fences[1]
    (_, first_stop), (_, second_stop) = lines[0], lines[end]
    mended = (
        (FENCE, first_stop),
        *fix_front(lines[1:end]),
        (FENCE, second_stop),
        *fix_body(mend_body(lines[end + 1 :])),
    )
    return "".join(line + stop for line, stop in mended)


def fix_body(lines: Sequence[EndedLine]) -> Iterator[EndedLine]:
    """Katakana, and spaces at a line's end but for two, which are a line break in Markdown."""
    for number, (line, stop) in enumerate(lines):
        after = lines[number + 1][0] if number + 1 < len(lines) else ""
        bare = strip_end(line)
        is_plain = not after.strip(" \t") or line == f"{bare} "
        kept = bare if is_plain and not bare.endswith("\\") else line
        parts = LINK_TARGET.split(kept)
        yield "".join(part if i % 2 else widen_kana(part) for i, part in enumerate(parts)), stop


def fix_front(lines: Sequence[EndedLine]) -> Sequence[EndedLine]:
    """The lines between the fences; as they were where a value would change in another way."""
    texts, stops = [line for line, _ in lines], [stop for _, stop in lines]
    before = read_values(texts)
    if not before or any(UNUSUAL_LINE_END.search(text) for text in texts):
        return lines
    expected = [(path, mend_value(path, value)) for path, value in before]
    mended = mend_lines(texts)
    if (before if mended == texts else read_values(mended)) != expected:
        return lines
    order = order_lines(compose(mended), FrontMatter, mended)
    ordered = [mended[number] for number in order]
    if ordered != mended and sorted(read_values(ordered)) != sorted(expected):
        return [(line, stop) for line, stop in zip(mended, stops, strict=True)]
    return [(mended[number], stops[number]) for number in order]


def mend_lines(lines: Sequence[str]) -> list[str]:
    """Every value mended where it stands, and no spaces at the ends of lines outside texts."""
    mended = list(lines)
    inside = set[int]()  # lines that a text goes on after: their ends belong to it
    # From the end, so that the places of what comes before stay right.
    for path, node, is_flow in reversed(list(find_leaves(compose(lines)))):
        start, end = node.start_mark, node.end_mark
        if start is None or end is None:
            continue
        inside.update(range(start.line, end.line))
        for number in range(start.line, min(end.line + 1, len(lines))):
            line = mended[number]
            first = start.column if number == start.line else 0
            last = end.column if number == end.line else len(line)
            quote = 1 if node.style in ("'", '"') and start.line == end.line else 0
            first, last = first + quote, last - quote
            found = line[first:last]
            value = mend_value(path, found) if start.line == end.line else widen_kana(found)
            if is_flow and not quote and "," in value:
                value = f'"{value}"'  # ２６，７００千円 would be cut at its new comma
            mended[number] = line[:first] + value + line[last:]
    return [line if number in inside else strip_end(line) for number, line in enumerate(mended)]


def strip_end(line: str) -> str:
    """The line without spaces at its end, but for one after a mark that waits for its text."""
    bare = line.rstrip(" \t")
    return f"{bare} " if bare != line and OPEN_MARK.fullmatch(bare) else bare


def compose(lines: Sequence[str]) -> yaml.Node:
    """The YAML nodes of lines that are known to be read."""
    root = yaml.compose("\n".join(lines) + "\n", Loader=yaml.CSafeLoader)
    assert root is not None
    return root


def find_leaves(node: yaml.Node, path: KeyPath = (), is_flow: bool = False) -> Iterator[ValueNode]:
    """Every text in the order of the file with its path; keys are left out."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from find_leaves(value, (*path, str(key.value)), is_flow or bool(node.flow_style))
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from find_leaves(item, (*path, "*"), is_flow or bool(node.flow_style))
    elif isinstance(node, yaml.ScalarNode):
        yield path, node, is_flow


def read_values(lines: Sequence[str]) -> PathValues:
    """The same with what the checks read; nothing where YAML has a problem."""
    tree, problems = read_yaml("\n".join(lines) + "\n", "")
    return [] if problems or not isinstance(tree, Fields) else list(list_values(tree))


def list_values(node: Node, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(node, Scalar):
        yield path, node.text
    elif isinstance(node, Items):
        for item in node.nodes:
            yield from list_values(item, (*path, "*"))
    else:
        for key, value in node.pairs:
            yield from list_values(value, (*path, key.text))
