"""Rows of a table that stand together, as its files have them: what a case says in a table.

`lay_stretch(columns, rows, pages)` reads nothing else: a stretch can be kept while its rows stay as
they are, wherever in the table they come to stand.

>>> stretch = lay_stretch([DataField("費目", "text", "")], [("保守",), ("",)], {})
>>> stretch.count, stretch.lines.decode().splitlines(), stretch.widths
(2, ['保守', '""'], (4,))
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.export.sheet_xml import CellStyle, SheetRows, open_rows
from generator.export.worksheet import WIDEST, find_height, find_link, fit_row, measure
from generator.output.csv_text import CellValue, write_lines
from generator.output.data_file import DataField


@dataclass(frozen=True, slots=True)
class Stretch:
    """So many rows: their lines in the CSV file, and their cells in the workbook.

    `widths` are those of the widest cell of each column, in half-width signs; `links` lead from a
    row and a column, from 0 on, to an address.
    """

    count: int
    lines: bytes
    cells: SheetRows
    widths: Sequence[int]
    links: Sequence[tuple[int, int, str]]


def lay_stretch(
    columns: Sequence[DataField],
    rows: Sequence[Sequence[CellValue]],
    pages: Mapping[CellValue, str],
) -> Stretch:
    """The rows, with the addresses of the cases' pages by their IDs."""
    links = tuple(link_cells(columns, rows, pages))
    # A column is as wide as its widest cell or as any may be: so these are the lines of each cell.
    widest = [WIDEST] * len(columns)
    lines = {number: fit_row(row, widest) for number, row in enumerate(rows)}
    return Stretch(
        len(rows),
        write_lines(rows).encode("utf-8"),
        open_rows(
            rows,
            numbers=[choose_number(column) for column in columns],
            heights={number: find_height(most) for number, most in lines.items() if most > 1},
            links={(row, column) for row, column, _ in links},
            styles={},
        ),
        tuple(max(map(measure, cells)) for cells in zip(*rows, strict=True)),
        links,
    )


def link_cells(
    columns: Sequence[DataField],
    rows: Sequence[Sequence[CellValue]],
    pages: Mapping[CellValue, str],
) -> Iterator[tuple[int, int, str]]:
    """The cells that lead somewhere: addresses, and the ID of a case to its page."""
    for number, row in enumerate(rows):
        for at, (column, cell) in enumerate(zip(columns, row, strict=True)):
            if isinstance(cell, str):
                link = pages.get(cell) if column.source == "id" else find_link(cell)
                if link:
                    yield number, at, link


def choose_number(column: DataField) -> CellStyle:
    """Quantities have separators. An integer whose heading names no unit is a year or a number."""
    is_name = column.type == "integer" and "（" not in column.name
    return CellStyle.PLAIN if is_name else CellStyle.WHOLE
