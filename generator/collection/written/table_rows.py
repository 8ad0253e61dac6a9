"""Rows of tables as GitHub's Markdown reads them, and rows that it does not read.

>>> split_cells("| 窓口 | a\\\\|b |"), is_rule("| --- | --: |"), join_cells(["a|b", "1"])
(['窓口', 'a\\\\|b'], True, '| a\\\\|b | 1 |')
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.collection.written.list_marks import LIST_ITEM, is_heading

CELL_END = re.compile(r"(?<!\\)\|")
BESIDE_ROW = re.compile(r"[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)*")
ENDS_TABLE = re.compile(r" {0,3}(?:>|:::)")
RULE_CELL = re.compile(r":?-+:?")
# What Word, an input method or a tired hand makes of a rule.
LIKE_RULE_CELL = re.compile(r"[:：]?[-‐‑‒–—―−－─━ー=＝_＿]+[:：]?")
WIDE_BAR = "｜"
BOX_DRAWING = re.compile(r"[│┃┌├└┏┣┗╔╠╚║]|\+[-=]{2}")
RUBY = re.compile("[|｜][^|｜《》]+《")  # 青空文庫: the reading stands in 《 》
MARK_ALONE = re.compile(r"\s*(?:[^\w\s]|[①-⑳]|[(（]?[0-9０-９]{1,3}[)）.．])\s*")


def split_cells(row: str) -> list[str]:
    """The cells between the bars; a bar with a backslash is a part of a cell."""
    cells = [cell.strip() for cell in CELL_END.split(row.strip())]
    begin, end = int(cells[0] == ""), int(cells[-1] == "" and len(cells) > 1)
    return cells[begin : len(cells) - end]


def cells_of(line: str) -> list[str]:
    """The same of a line that may stand in a list or in a quotation."""
    return split_cells(bare_row(line))


def bare_row(line: str) -> str:
    found = BESIDE_ROW.match(line)
    return line[found.end() :] if found else line


def join_cells(cells: Sequence[str]) -> str:
    """A row of cells that are shown as they are."""
    shown = (CELL_END.sub(r"\\|", cell.strip()) for cell in cells)
    return f"| {' | '.join(shown)} |"


def write_rule(count: int) -> str:
    return join_cells(["---"] * count)


def is_rule(line: str) -> bool:
    """Whether Markdown takes a line for the rule below a table's head."""
    cells = split_cells(line.strip(" \t>"))
    return bool(cells) and all(RULE_CELL.fullmatch(cell) for cell in cells)


def find_odd_sign(line: str) -> str:
    """The first sign of a line that is meant as a rule and is none; nothing of any other line."""
    cells = split_cells(line.strip(" \t>").replace(WIDE_BAR, "|"))
    if len(cells) < 2 or not all(LIKE_RULE_CELL.fullmatch(cell) for cell in cells):
        return ""
    return next((sign for sign in line if sign not in "|:-> \t"), "")


def is_inner_rule(line: str) -> bool:
    """Whether a row of a table is meant as a rule; `| - | - |` and `| ー | ー |` are no values."""
    cells = cells_of(line.replace(WIDE_BAR, "|"))
    is_like = all(LIKE_RULE_CELL.fullmatch(cell) for cell in cells)
    return bool(cells) and has_bar(line) and is_like and max(map(len, cells)) > 2


def has_bar(line: str) -> bool:
    return CELL_END.search(line) is not None


def find_tables(lines: Sequence[str]) -> list[range]:
    """The lines of every table that Markdown reads: its head, its rule, its rows."""
    tables: list[range] = []
    if not any("|" in line for line in lines):
        return tables
    is_in_item = False  # the text of an item swallows the rows right below
    for number, head in enumerate(lines[:-1]):
        if tables and number < tables[-1].stop:
            continue
        is_swallowed = is_in_item and not head.startswith((" ", "\t"))
        is_in_item = bool(head.strip()) and (is_in_item or LIST_ITEM.match(head) is not None)
        rule = lines[number + 1]
        if is_swallowed or not has_bar(head) or not is_rule(rule):
            continue
        if len(cells_of(head)) == len(split_cells(rule.strip(" \t>"))):
            end = number + 2
            while end < len(lines) and not ends_table(lines[end]):
                end += 1
            tables.append(range(number, end))
            is_in_item = False
    return tables


def ends_table(line: str) -> bool:
    is_other = ENDS_TABLE.match(line) or LIST_ITEM.match(line) or is_heading(line)
    return not line.strip() or bool(is_other)


def lines_of(tables: Sequence[range]) -> frozenset[int]:
    return frozenset(number for table in tables for number in table)


def is_bar_row(line: str) -> bool:
    """Whether a line outside every table begins as a row of one."""
    row = line.lstrip(" \t>\u3000")
    is_row = row.startswith(("|", WIDE_BAR)) and not RUBY.match(row)
    return is_row or BOX_DRAWING.match(row) is not None


def is_tabbed(line: str) -> bool:
    """Whether a line has cells with tabs between them, as Excel and Word paste them."""
    if LIST_ITEM.match(line) or is_heading(line):
        return False
    cells = line.split("\t")
    if MARK_ALONE.fullmatch(cells[0]):
        del cells[0]
    filled = sum(bool(cell.strip()) for cell in cells)
    return filled > 1 or (filled == 1 and bool(cells[0].strip()) and len(cells) > 1)


def find_tabbed(lines: Sequence[str], apart: frozenset[int]) -> Iterator[list[int]]:
    """The rows of each table that was pasted with tabs; an empty line may stand between two."""
    rows: list[int] = []
    for number, line in enumerate(lines):
        if number not in apart and "\t" in line and is_tabbed(line):
            if rows and number - rows[-1] > 2:
                yield from [rows] * (len(rows) > 1)
                rows = []
            rows.append(number)
        elif line.strip():
            yield from [rows] * (len(rows) > 1)
            rows = []
    yield from [rows] * (len(rows) > 1)


def find_rows(lines: Sequence[str]) -> frozenset[int]:
    """All lines that belong to a table, or that were pasted as one."""
    tables = lines_of(find_tables(lines))
    return tables | {number for rows in find_tabbed(lines, tables) for number in rows}


def find_blocks(lines: Sequence[str], apart: frozenset[int]) -> Iterator[range]:
    """The runs of lines between empty lines and tables."""
    begun = 0
    for number in range(len(lines) + 1):
        if number == len(lines) or not lines[number].strip() or number in apart:
            if number > begun:
                yield range(begun, number)
            begun = number + 1


def reread_cells(line: str, count: int) -> tuple[str, list[str]]:
    """What stands in a row for its bars, and the cells of that reading, where their number fits."""
    row = bare_row(line)
    for sign in (WIDE_BAR, "\t"):
        if sign in row.strip():
            cells = [
                part.strip() for cell in CELL_END.split(row.strip()) for part in cell.split(sign)
            ]
            bared = cells[int(cells[0] == "") : len(cells) - int(cells[-1] == "")]
            for found in (bared, cells):
                if len(found) == count:
                    return sign, found
    return "", []
