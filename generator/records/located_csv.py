"""A CSV text as rows of cells that know their places; the first line names the columns.

>>> rows, problems = read_table('code,count\\n336068,"12,345"\\n', "a.csv", ("code", "count"))
>>> rows[0]["count"]
Scalar(text='12,345', where=Where(path='a.csv', line=2, column=8))
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from generator.core.guess import guess_name
from generator.core.problem import Problem, Where
from generator.core.text import fold_spelling
from generator.records.tree import Scalar

LocatedRow: TypeAlias = Mapping[str, Scalar]

CELL = re.compile(r'[ \t]*"((?:[^"]|"")*)"[ \t]*(?:,|$)|([^,]*)(?:,|$)')
OTHER_SEPARATORS = re.compile("[\t;|，]")
NOTHING = " \t\u3000,"  # what a spreadsheet leaves of a row without values


def read_table(
    text: str, path: str, columns: Sequence[str]
) -> tuple[tuple[LocatedRow, ...], tuple[Problem, ...]]:
    """The rows by the names of their columns, which may stand in any order; none where these are
    wrong. A cell that is not there is left out of its row, and a row with too many is told alone.
    """
    problems: list[Problem] = []
    lines = enumerate(text.split("\n"), start=1)
    filled = [(number, line) for number, line in lines if line.strip(NOTHING)]
    if not filled:
        return (), (Problem(Where(path), "file-without-text"),)
    table = [cells_of_line(line, Where(path, number), problems) for number, line in filled]
    problems += find_odd_columns(table[0], columns, filled[0][1])
    if problems:
        return (), tuple(problems)
    names = [name_column(cell) for cell in table[0]]
    rows = []
    for cells in table[1:]:
        if len(cells) > len(names):
            arguments = {"count": len(cells), "limit": len(names)}
            problems.append(Problem(cells[len(names)].where, "too-many-columns", arguments))
        elif cells:
            rows.append(dict(zip(names, cells, strict=False)))
    return tuple(rows), tuple(problems)


def cells_of_line(line: str, where: Where, problems: list[Problem]) -> list[Scalar]:
    """The cells of a line, without those at its end that are empty."""
    cells, at = [], 0
    while at < len(line):
        found = CELL.match(line, at)
        assert found is not None  # a cell may be empty
        quoted, plain = found.groups()
        place = Where(where.path, where.line, at + 1)
        if quoted is None and '"' in plain:
            problems.append(Problem(place, "csv-quote-not-closed"))
        cells.append(
            Scalar((plain if quoted is None else quoted.replace('""', '"')).strip(), place)
        )
        at = found.end()
    while cells and not cells[-1].text:
        cells.pop()
    return cells


def name_column(cell: Scalar) -> str:
    return fold_spelling(cell.text).strip()


def find_odd_columns(
    heads: Sequence[Scalar], columns: Sequence[str], line: str
) -> Iterator[Problem]:
    """Columns that are unknown, stand twice or are missing, each with what to write."""
    names = [name_column(head) for head in heads]
    expected = ",".join(columns)
    if len(heads) == 1 and OTHER_SEPARATORS.search(line):
        yield Problem(heads[0].where, "csv-separator-not-comma", {"expected": expected})
        return
    missing = [name for name in columns if name not in names]
    for place, (head, name) in enumerate(zip(heads, names, strict=True)):
        if name in names[:place]:
            yield Problem(head.where, "column-twice", {"found": head.text})
        elif name not in columns:
            here = columns[place] if place < len(columns) else ""
            meant = guess_name(name, missing) or (here if here in missing else "")
            arguments = {"found": head.text, "expected": expected, "suggestion": meant}
            yield Problem(head.where, "column-unknown", arguments)
    unknown = sum(name not in columns for name in names)
    for name in missing[unknown:]:  # the others are told where something else stands for them
        arguments = {"key": name, "expected": expected}
        yield Problem(heads[0].where, "column-missing", arguments)
