"""Lines of a front matter that YAML reads otherwise than they are meant → as they are meant.

>>> repair_lines(["title：窓口", "number:48", "labels:", "  ・オンライン申請"])
['title: 窓口', 'number: 48', 'labels:', '  - オンライン申請']

A line is mended where it is then a declared key or an item of a declared list, where nothing that
was read before is read otherwise, and where its letters and figures stay the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.collection.format import FORMAT, KeyPath
from generator.core.text import fold_spelling
from generator.editing.mend import letters_of
from generator.records.kind import Kind
from generator.records.located_yaml import read_yaml
from generator.records.slips import BLOCK_TEXT, BULLET_SIGN
from generator.records.tree import Fields, Items, Node, texts

MOST_READINGS = 20  # of a file with many faults; what is left then stays as it is
INDENTS = (2, 4, 1, 0)  # how many spaces a full-width space or a tab may stand for
ODD_INDENT = re.compile(r" *[\t\u3000]")
INDENT = re.compile(r"[ \t\u3000\xa0]+")
ITEM_PATHS = {field.path for field in FORMAT if field.path[-1] == "*"}
KEY_PATHS = {field.path[:-1] if field.path in ITEM_PATHS else field.path for field in FORMAT}
KEY_NAMES = {name for path in KEY_PATHS for name in path}
LIST_PATHS = {path[-2]: path for path in ITEM_PATHS}
TERM_LISTS = {field.name for field in FORMAT if field.kind is Kind.TERM and field.holds_list}

KEYED_LINE = re.compile(r"( *(?:- +)*)([A-Za-z_Ａ-Ｚａ-ｚ＿]{1,20})[ \u3000]{0,9}[:：](?!//)(.*)")
JOINED_DASH = re.compile(r"^( *)(?:-(?![- \t])|[*+] )[ \t\u3000]*(?=[^\s0-9０-９])")
LIST_BULLET = re.compile(rf"^( *){BULLET_SIGN}[ \t\u3000]*(?=[^\s0-9０-９])")
ON_KEY_LINE = re.compile(rf"(?:- |{BULLET_SIGN})\s*")
IN_BRACES = re.compile(r"[{｛](.*)[}｝]")
IN_BRACKETS = re.compile(r"[\[［](.*)[\]］]")
KEYED_ENTRY = re.compile(r"(^|[、，,])\s*([a-z_]{1,20})\s*[:：]\s*")
OTHER_END = re.compile('("[^"”“＂]*)[”“＂]')
# What is read where the whole value stands in quotes.
QUOTABLE = ("yaml-colon-in-text", "yaml-reserved-sign", "yaml-text-after-value")
WHOLE_VALUE = re.compile(r"( *(?:- +)*(?:[a-z_]{1,20}: +)?)([^\s|>].*)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What YAML reads of lines, those left out that it cannot read, by number from 0."""

    tree: Node
    left_out: Mapping[int, str]


def repair_lines(lines: Sequence[str]) -> list[str]:
    """As many lines, mended where that is certain."""
    repaired = list(lines)
    is_wide = any(ODD_INDENT.match(line) for line in lines)
    for width in INDENTS if is_wide else INDENTS[:1]:
        repaired = keep_certain(repaired, list(mend_all(repaired, width)))
    return repaired


def mend_all(lines: Sequence[str], width: int) -> Iterator[str]:
    """Every line outside block texts, mended by itself."""
    block: int | None = None
    for line in lines:
        indent = len(line) - len(line.lstrip())
        if block is not None and (indent > block or not line.strip()):
            yield line
            continue
        mended = line if line.lstrip()[:1] in ("#", "") else mend_line(line, width)
        block = indent if BLOCK_TEXT.fullmatch(mended) else None
        yield mended


def mend_line(line: str, width: int) -> str:
    """One line as a key with its value or as an item, if it looks like one."""
    indent = INDENT.match(line)
    if indent:
        line = (
            re.sub("[\t\u3000]", " " * width, indent[0]).replace("\xa0", " ") + line[indent.end() :]
        )
    line = JOINED_DASH.sub(r"\1- ", LIST_BULLET.sub(r"\1- ", line, 1), 1)
    found = KEYED_LINE.fullmatch(line)
    key = fold_spelling(found[2]) if found else ""
    if not found or key not in KEY_NAMES:
        return line
    rest = found[3] if found[3][:1] == " " or not found[3] else f" {found[3]}"
    value = rest.strip(" \u3000\t")
    mended = mend_value_of(key, value)
    if mended != value or rest.strip(" ") != value:
        rest = f" {mended}" if value else ""
    return f"{found[1]}{key}:{rest}"


def mend_value_of(key: str, value: str) -> str:
    """What stands behind a key: full-width brackets, a dash on its line, a quote's other end."""
    if other := OTHER_END.fullmatch(value):
        return f'{other[1]}"'
    if found := IN_BRACES.fullmatch(value):
        inner = KEYED_ENTRY.sub(
            lambda entry: (
                f"{', ' if entry[1] else ''}{entry[2]}: " if entry[2] in KEY_NAMES else entry[0]
            ),
            found[1],
        )
        return value if inner == found[1] and value[0] == "{" else f"{{{inner}}}"
    if key in LIST_PATHS and (found := IN_BRACKETS.fullmatch(value)):
        inner = re.sub("[、，][ \u3000]*", ", ", found[1]) if key in TERM_LISTS else found[1]
        return value if inner == found[1] and value[0] == "[" else f"[{inner}]"
    return (
        ON_KEY_LINE.sub("", value, 1) if key in LIST_PATHS and ON_KEY_LINE.match(value) else value
    )


def keep_certain(lines: list[str], mended: list[str]) -> list[str]:
    """The mended lines, but those as they were that are not read as what they look like."""
    before = read_around(lines)
    if before is None or (mended == lines and not before.left_out):
        return lines
    quoted = (read_around(mended) if mended != lines else None) or before
    for number, code in quoted.left_out.items():
        if code in QUOTABLE and not is_continued(mended, number):
            mended[number] = quote_value(mended[number])
    for _ in range(MOST_READINGS):
        if mended == lines:
            break
        after = read_around(mended)
        wrong = find_wrong(lines, mended, before, after) if after else set(range(len(lines)))
        if not wrong:
            return mended
        mended = [lines[n] if n in wrong else line for n, line in enumerate(mended)]
    return lines


def find_wrong(
    lines: Sequence[str], mended: Sequence[str], before: Reading, after: Reading
) -> set[int]:
    """The lines that are mended and not read then, or that change what others say."""
    changed = {n for n, line in enumerate(mended) if line != lines[n]}
    wrong = changed - set(find_declared(after.tree))
    wrong |= {n for n in changed if letters_of(lines[n]) != letters_of(mended[n])}
    read = {scalar.where: scalar.text for scalar in texts(after.tree)}
    was_read = isinstance(before.tree, Fields)  # else a line alone was taken for the whole
    lost = after.left_out.keys() - before.left_out.keys() - changed if was_read else set()
    # A text may lose what is an item of its own now, and nothing else.
    lost |= {
        scalar.where.line - 1
        for scalar in texts(before.tree)
        if was_read and scalar.text and not scalar.text.startswith(read.get(scalar.where, "\0"))
    } - changed
    # What spoils another line stands before it, or right after it.
    return wrong | {
        max((n for n in changed if n <= line + 1), default=min(changed)) for line in lost
    }


def read_around(lines: Sequence[str]) -> Reading | None:
    """What is read once every line is left out that YAML stumbles over."""
    kept, left_out = list(lines), dict[int, str]()
    for _ in range(MOST_READINGS):
        tree, problems = read_yaml("\n".join(kept) + "\n", "")
        if tree is not None:
            return Reading(tree, left_out)
        found = {p.where.line - 1: p.code for p in problems if p.where.line <= len(kept)}
        if not any(kept[number].strip() for number in found):
            return None
        for number, code in found.items():
            kept[number], left_out[number] = "", left_out.get(number, code)
    return None


def is_continued(lines: Sequence[str], number: int) -> bool:
    """Whether a line is followed by a deeper one, which may belong to its text."""
    below = next((line for line in lines[number + 1 :] if line.strip()), "")
    return len(below) - len(below.lstrip()) > len(lines[number]) - len(lines[number].lstrip())


def quote_value(line: str) -> str:
    """The line with its whole value in quotes, unless a comment or a quote would go with it."""
    found = WHOLE_VALUE.fullmatch(line.rstrip())
    if not found or " #" in found[2] or found[2][:1] in ("{", "[", "'"):
        return line
    return "{}'{}'".format(found[1], found[2].replace("'", "''"))


def find_declared(node: Node, path: KeyPath = ()) -> Iterator[int]:
    """The lines on which a declared key or an item of a declared list begins."""
    if isinstance(node, Items):
        for item in node.nodes:
            if (*path, "*") in ITEM_PATHS:
                yield item.where.line - 1
            yield from find_declared(item, (*path, "*"))
    elif isinstance(node, Fields):
        for key, value in node.pairs:
            if (*path, key.text) in KEY_PATHS:
                yield key.where.line - 1
            yield from find_declared(value, (*path, key.text))
