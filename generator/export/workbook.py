"""data/tables.xlsx: all tables as the sheets of one workbook, every cell of the type that it is.

Excel takes the zero from 012084 and makes Aug-20 of 2020-08 when it opens a CSV file; in a
workbook texts are texts. `render_workbook(sheets, collection, labels, base_url)` gives the file.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time
from itertools import chain, count, islice
from zipfile import ZipFile

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.collection.collection import Collection
from generator.core.page import Output
from generator.export.explanation import explain_workbook
from generator.export.table import Sheet
from generator.export.worksheet import (
    Styles,
    add_table,
    find_link,
    fit_row,
    lay_out_pages,
    make_styles,
    measure,
    open_book,
    set_widths,
)
from generator.output.archive import zip_up
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


def render_workbook(
    sheets: Iterable[Sheet], collection: Collection, labels: Labels, base_url: str | None
) -> DataFile:
    """The workbook; its date is that of the content, so that the same tables are the same bytes."""
    stream = io.BytesIO()
    updated = collection.updated
    site = collection.site
    with open_book(stream) as book:
        created = datetime.combine(updated.first_day, time()) if updated else EPOCH
        book.set_properties({"title": site.title, "author": site.publisher, "created": created})
        styles = make_styles(book)
        first = book.add_worksheet(name_sheet(labels.text("data.explanation.sheet"), "about", ()))
        named = {}
        sheets = tuple(sheets)
        pages = locate_cases(sheets)
        for sheet in sheets:
            title = labels.text(f"data.files.{sheet.name}-csv.title")
            page = book.add_worksheet(name_sheet(title, sheet.name, book.sheetnames))
            fill_sheet(page, sheet, site.title, styles, pages)
            named[page.name] = sheet
        explain_workbook(first, styles, named, collection, labels, base_url)
    with ZipFile(stream) as package:  # which XlsxWriter has deflated by the machine's zlib
        parts = [Output(name, package.read(name)) for name in package.namelist()]
    return DataFile("workbook", Output("data/tables.xlsx", zip_up(parts, None)), "tables")


def name_sheet(title: str, name: str, taken: Iterable[str]) -> str:
    """The title as Excel takes it, or the table's own name where the title is another sheet's."""
    known = {other.casefold() for other in taken}
    for option in chain((title, name), (f"{n} {name}" for n in count(2))):
        fitting = option.translate(REFUSED)[:LONGEST_SHEET_NAME].strip("'")
        if fitting and fitting.casefold() not in known:
            return fitting
    raise AssertionError("unreachable: the numbers have no end")


def fill_sheet(
    page: Worksheet, sheet: Sheet, title: str, styles: Styles, pages: Mapping[CellValue, CellValue]
) -> None:
    """A table from the first row on, whose headings and first columns stay in view."""
    links = keep_links(sheet, pages)
    add_table(page, 0, sheet.headings, len(sheet.rows), sheet.name, styles)
    for number, row in enumerate(sheet.rows, 1):
        for column, (field, cell) in enumerate(zip(sheet.columns, row, strict=True)):
            if isinstance(cell, bool):
                page.write_boolean(number, column, cell, styles.plain)
            elif (number, column) in links:
                page.write_url(number, column, links[number, column], styles.link, cell)
            elif isinstance(cell, str):
                page.write_string(number, column, cell, styles.text)
            elif cell is not None:
                page.write_number(number, column, cell, choose_number(field, cell, styles))
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{len(sheet.rows) + 1}"})
    kept = count_kept_columns(sheet)
    page.freeze_panes(1, kept)
    page.repeat_rows(0)
    page.repeat_columns(0, kept - 1)
    widths = [find_width(sheet, column) for column in range(len(sheet.columns))]
    set_widths(page, widths)
    fit_row(page, 0, sheet.headings, [width - BUTTON for width in widths])
    for number, row in enumerate(sheet.rows, 1):
        fit_row(page, number, row, widths)
    lay_out_pages(page, title, widths, max(len(sheet.rows), 1))


def locate_cases(sheets: Iterable[Sheet]) -> dict[CellValue, CellValue]:
    """The pages of the cases by their IDs, from the table that has both."""
    pages: dict[CellValue, CellValue] = {}
    for sheet in sheets:
        sources = [column.source for column in sheet.columns]
        if {"id", "url"} <= set(sources):
            pages |= {row[sources.index("id")]: row[sources.index("url")] for row in sheet.rows}
    return pages


def keep_links(sheet: Sheet, pages: Mapping[CellValue, CellValue]) -> dict[tuple[int, int], str]:
    """Where its cells lead, by row and column; the last ones of very many lead nowhere."""
    return dict(islice(link_cells(sheet, pages), MOST_LINKS))


def link_cells(
    sheet: Sheet, pages: Mapping[CellValue, CellValue]
) -> Iterator[tuple[tuple[int, int], str]]:
    """The cells that lead somewhere: addresses, and the ID of a case to its page."""
    for number, row in enumerate(sheet.rows, 1):
        for column, (field, cell) in enumerate(zip(sheet.columns, row, strict=True)):
            text = pages.get(cell) if field.source == "id" else cell
            if isinstance(text, str) and (link := find_link(text)):
                yield (number, column), link


def choose_number(column: DataField, number: float, styles: Styles) -> Format:
    """Quantities have separators. An integer whose heading names no unit is a year or a number."""
    if column.type == "integer" and "（" not in column.name:
        return styles.plain
    return styles.whole if number == int(number) else styles.fraction


def count_kept_columns(sheet: Sheet) -> int:
    """The columns up to the first text, which names the row, and an organization's name behind it.

    They are narrow enough that a window of 1366 pixels shows twice as much of the others.
    """
    kept = next((n for n, column in enumerate(sheet.columns, 1) if column.type == "text"), 1)
    sources = [column.source for column in sheet.columns[kept : kept + 1]]
    return kept + sources.count("organization.prefecture organization.name")


def find_width(sheet: Sheet, column: int) -> int:
    """The width that a column needs, in half-width signs; what is wider is broken."""
    cells = max((measure(row[column]) for row in sheet.rows), default=0)
    heading = min(measure(sheet.headings[column]) + BUTTON, WIDEST_HEADING)
    return min(max(cells, heading, NARROWEST) + 2, WIDEST)
