"""Rows of tables whose texts would be lost, run together or stand under another head.

>>> lines = ["| 区分 | 件数 |", "| --- | --- |", "| 窓口 | 12 | 345 |"]
>>> [(problem.code, problem.arguments) for problem in check_tables(lines, Where("a.md"))]
[('too-many-cells', {'count': 3, 'limit': 2})]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.collection.written.list_marks import LIST_ITEM, is_heading
from generator.collection.written.table_rows import (
    WIDE_BAR,
    cells_of,
    find_blocks,
    find_odd_sign,
    find_tabbed,
    find_tables,
    has_bar,
    is_bar_row,
    is_inner_rule,
    is_rule,
    lines_of,
    reread_cells,
    split_cells,
)
from generator.core.problem import Problem, Severity, Where

TAB_NAMED = "タブ"
SPACE_NAMED = "空白"
FEWEST_COMMAS = 2
FEWEST_SPACED = 5  # columns and rows: two lines of two may be names and what they are of
WIDE_GAP = re.compile("[ \u3000]*\u3000[ \u3000]*| {2,}(?! *$)")


def check_tables(lines: Sequence[str], start: Where) -> Iterator[Problem]:
    """The rows of the tables, and the rows that became none."""
    tables = find_tables(lines)
    for table in tables:
        yield from check_rows(lines, table, start)
    apart = lines_of(tables)
    pasted = list(find_tabbed(lines, apart))
    for rows in pasted:
        yield tell_row(start, rows[0], found=TAB_NAMED)
    tabbed = frozenset(number for rows in pasted for number in rows)
    for block in find_blocks(lines, apart | tabbed):
        yield from check_block(lines, block, start)


def tell_row(start: Where, number: int, code: str = "table-not-read", **said: str | int) -> Problem:
    return Problem(Where(start.path, start.line + number, 1), code, said)


def warn_row(start: Where, number: int, code: str, **said: str | int) -> Problem:
    where = Where(start.path, start.line + number, 1)
    return Problem(where, code, said, Severity.WARNING)


def check_rows(lines: Sequence[str], table: range, start: Where) -> Iterator[Problem]:
    """As many cells in each row as in the head, and none of them empty."""
    head = cells_of(lines[table.start])
    limit = len(head)
    repeated = set(find_repeated(lines, table))
    for number in sorted(repeated):
        is_head = cells_of(lines[number]) == head
        found = lines[number].strip()
        if is_head:
            yield warn_row(start, number, "table-head-repeated", found=found)
        elif number - 1 not in repeated:
            yield tell_row(start, number, "rule-inside-table", found=found)
    for number in (number for number in (table.start, *table[2:]) if number not in repeated):
        line = lines[number]
        cells = cells_of(line)
        count = len(cells)
        sign, _ = reread_cells(line, limit) if count != limit else ("", [])
        if sign or (count < limit and "\t" in line.strip()):
            yield tell_row(start, number, found=sign if sign == WIDE_BAR else TAB_NAMED)
        elif count > limit:
            yield tell_row(start, number, "too-many-cells", count=count, limit=limit)
        elif count < limit and not has_bar(line):
            yield tell_row(start, number, "text-inside-table", found=line.strip())
        elif count < limit:
            yield warn_row(start, number, "too-few-cells", count=count, limit=limit)
        # The corner above the names of the rows may be empty.
        elif "" in cells[number == table.start :]:
            empty = cells.index("", int(number == table.start)) + 1
            yield warn_row(start, number, "empty-cell", count=empty)


def find_repeated(lines: Sequence[str], table: range) -> Iterator[int]:
    """Rows that say the head again, as each page of a printed table does, and further rules."""
    head = cells_of(lines[table.start])
    for number in table[2:]:
        is_head = len(head) > 1 and cells_of(lines[number]) == head
        if is_head or is_inner_rule(lines[number]):
            yield number


def check_block(lines: Sequence[str], block: range, start: Where) -> Iterator[Problem]:
    """Rows that no table took: told once, where the cause is."""
    for number in block[1:]:
        head = lines[number - 1]
        if is_rule(lines[number]) and has_bar(lines[number]) and has_bar(head):
            count, limit = len(split_cells(lines[number].strip(" \t>"))), len(cells_of(head))
            if count != limit:
                yield tell_row(start, number, "table-rule-not-read", count=count, limit=limit)
                return
        sign = find_odd_sign(lines[number])
        if sign and sign != WIDE_BAR and (has_bar(head) or WIDE_BAR in head):
            yield tell_row(start, number, found=sign)
            return
    rows = [number for number in block if is_bar_row(lines[number])]
    if rows:
        line = lines[rows[0]]
        column = len(line) - len(line.lstrip(" \t>\u3000"))
        where = Where(start.path, start.line + rows[0], column + 1)
        yield Problem(where, "table-not-read", {"found": line[column]})
    elif len(block) > 1 and are_commas_even([lines[number] for number in block]):
        yield warn_row(start, block.start, "table-not-read", found=",")
    elif are_spaced_alike([lines[number] for number in block]):
        yield warn_row(start, block.start, "table-not-read", found=SPACE_NAMED)


def are_spaced_alike(rows: Sequence[str]) -> bool:
    """Whether spaces cut every line into as many short texts, as in a table of a PDF."""
    cells = [WIDE_GAP.split(row.strip()) for row in rows]
    count = len(cells[0])
    is_prose = any("。" in row or LIST_ITEM.match(row) or is_heading(row) for row in rows)
    is_even = count > 1 < len(rows) and all(len(row) == count for row in cells)
    return is_even and count + len(rows) >= FEWEST_SPACED and not is_prose


def are_commas_even(rows: Sequence[str]) -> bool:
    """Whether every line is cut by as many commas, none of them between digits: a CSV file."""
    counts = {row.count(",") for row in rows}
    is_prose = any("。" in row or ", " in row for row in rows)
    return len(counts) == 1 and counts.pop() >= FEWEST_COMMAS and not is_prose
