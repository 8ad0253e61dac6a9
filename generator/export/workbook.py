"""data/tables.xlsx: all tables as the sheets of one workbook, every cell of the type that it is.

Excel takes the zero from 012084 and makes Aug-20 of 2020-08 when it opens a CSV file; in a
workbook texts are texts. `render_workbook(sheets, collection, labels, base_url)` gives the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, time
from itertools import chain, count, islice
from typing import TypeAlias

from generator.collection.collection import Collection
from generator.core.page import Output
from generator.export.explanation import explain_workbook
from generator.export.ooxml import write_book
from generator.export.sheet_xml import BookSheet, BookTable, CellStyle
from generator.export.table import Sheet
from generator.export.worksheet import (
    count_lines,
    find_height,
    find_link,
    fit_row,
    measure,
    name_table,
)
from generator.output.archive import QUICK_LEVEL, zip_up
from generator.output.csv_text import CellValue
from generator.output.data_file import DataField, DataFile
from generator.theme.theme import Labels

EPOCH = datetime(1980, 1, 1)  # as in a ZIP file without times
NARROWEST, WIDEST = 6, 48  # the width of a column, in half-width signs
BUTTON = 2  # the width of the button that filters, behind a heading
WIDEST_HEADING = 14  # a longer one is broken, if the cells below it need no more
MOST_LINKS = 65_530  # of a sheet: Excel takes no more
# Excel refuses some signs in the name of a sheet, and longer names.
REFUSED = str.maketrans("[]:*?/\\", "［］：＊？／＼")
LONGEST_SHEET_NAME = 31

Column: TypeAlias = Sequence[CellValue]  # the cells of the rows, from the first one on


def render_workbook(
    sheets: Iterable[Sheet], collection: Collection, labels: Labels, base_url: str | None
) -> DataFile:
    """The workbook; its date is that of the content, so that the same tables are the same bytes."""
    site, updated = collection.site, collection.updated
    first = name_sheet(labels.text("data.explanation.sheet"), "about", ())
    named: dict[str, Sheet] = {}
    for sheet in sheets:
        title = labels.text(f"data.files.{sheet.name}-csv.title")
        named[name_sheet(title, sheet.name, (first, *named))] = sheet
    pages = locate_cases(named.values())
    book = (
        explain_workbook(first, named, collection, labels, base_url),
        *(lay_sheet(name, sheet, pages) for name, sheet in named.items()),
    )
    created = datetime.combine(updated.first_day, time()) if updated else EPOCH
    parts = write_book(book, site.title, site.publisher, created)
    content = zip_up(parts, None, QUICK_LEVEL)
    return DataFile("workbook", Output("data/tables.xlsx", content), "tables")


def name_sheet(title: str, name: str, taken: Iterable[str]) -> str:
    """The title as Excel takes it, or the table's own name where the title is another sheet's."""
    known = {other.casefold() for other in taken}
    for option in chain((title, name), (f"{n} {name}" for n in count(2))):
        fitting = option.translate(REFUSED)[:LONGEST_SHEET_NAME].strip("'")
        if fitting and fitting.casefold() not in known:
            return fitting
    raise AssertionError("unreachable: the numbers have no end")


def lay_sheet(name: str, sheet: Sheet, pages: Mapping[CellValue, CellValue]) -> BookSheet:
    """A table from the first row on, whose headings and first columns stay in view."""
    headings = sheet.headings
    assert len({heading.casefold() for heading in headings}) == len(headings), name
    columns = list(zip(*sheet.rows, strict=True)) or [()] * len(headings)
    widths = [find_width(*column) for column in zip(headings, columns, strict=True)]
    return BookSheet(
        name,
        rows=(headings, *sheet.rows),
        tables=(BookTable(name_table(sheet.name), 0, headings, len(sheet.rows)),),
        widths=widths,
        numbers=[choose_number(column) for column in sheet.columns],
        heights=find_heights(headings, columns, widths),
        styles={0: CellStyle.HEADING},
        links=keep_links(sheet, columns, pages),
        kept=count_kept_columns(sheet),
    )


def locate_cases(sheets: Iterable[Sheet]) -> dict[CellValue, CellValue]:
    """The pages of the cases by their IDs, from the table that has both."""
    pages: dict[CellValue, CellValue] = {}
    for sheet in sheets:
        sources = [column.source for column in sheet.columns]
        if {"id", "url"} <= set(sources):
            pages |= {row[sources.index("id")]: row[sources.index("url")] for row in sheet.rows}
    return pages


def keep_links(
    sheet: Sheet, columns: Sequence[Column], pages: Mapping[CellValue, CellValue]
) -> dict[tuple[int, int], str]:
    """Where its cells lead, by row and column; the last ones of very many lead nowhere."""
    links: dict[tuple[int, int], str] = {}
    for at, (field, cells) in enumerate(zip(sheet.columns, columns, strict=True)):
        distinct = set(cells)
        leads = pages if field.source == "id" else {cell: cell for cell in distinct}
        found = {cell: link for cell in distinct if (link := lead_to(leads.get(cell)))}
        if found:
            links |= {(n, at): found[cell] for n, cell in enumerate(cells, 1) if cell in found}
    return dict(islice(sorted(links.items()), MOST_LINKS))


def lead_to(cell: CellValue) -> str | None:
    return find_link(cell) if isinstance(cell, str) else None


def choose_number(column: DataField) -> CellStyle:
    """Quantities have separators. An integer whose heading names no unit is a year or a number."""
    is_name = column.type == "integer" and "（" not in column.name
    return CellStyle.PLAIN if is_name else CellStyle.WHOLE


def count_kept_columns(sheet: Sheet) -> int:
    """The columns up to the first text, which names the row, and an organization's name behind it.

    They are narrow enough that a window of 1366 pixels shows twice as much of the others.
    """
    kept = next((n for n, column in enumerate(sheet.columns, 1) if column.type == "text"), 1)
    sources = [column.source for column in sheet.columns[kept : kept + 1]]
    return kept + sources.count("organization.prefecture organization.name")


def find_width(heading: str, cells: Column) -> int:
    """The width that a column needs, in half-width signs; what is wider is broken."""
    widest = max(map(measure, set(cells)), default=0)
    least = min(measure(heading) + BUTTON, WIDEST_HEADING)
    return min(max(widest, least, NARROWEST) + 2, WIDEST)


def find_heights(
    headings: Sequence[str], columns: Sequence[Column], widths: Sequence[int]
) -> dict[int, float]:
    """The heights of rows that have more than one line, in points."""
    lines = [fit_row(headings, [width - BUTTON for width in widths])]
    counted = [count_all(*column) for column in zip(columns, widths, strict=True)]
    lines += map(max, zip(*counted, strict=True))
    return {row: find_height(most) for row, most in enumerate(lines) if most > 1}


def count_all(cells: Column, width: int) -> Iterator[int]:
    """The lines of each cell of a column."""
    counts = {cell: count_lines(cell, width) for cell in set(cells)}
    return map(counts.__getitem__, cells)
