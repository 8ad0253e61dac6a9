"""data/tables.xlsx: all tables as the sheets of one workbook, every cell of the type that it is.

Excel takes the zero from 012084 and makes Aug-20 of 2020-08 when it opens a CSV file; in a
workbook texts are texts. `render_workbook(sheets, collection, labels)` gives the file.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime, time
from unicodedata import east_asian_width

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.collection.collection import Collection
from generator.core.page import Output
from generator.export.table import Sheet
from generator.output.csv_text import CellValue
from generator.output.data_file import DataFile
from generator.theme.theme import Labels

EPOCH = datetime(1980, 1, 1)  # as in a ZIP file without times
NARROWEST, WIDEST = 6, 48  # the width of a column, in half-width signs
# Excel refuses some signs in the name of a sheet, and longer names.
REFUSED = str.maketrans("[]:*?/\\", "［］：＊？／＼")
LONGEST_SHEET_NAME = 31


def render_workbook(sheets: Iterable[Sheet], collection: Collection, labels: Labels) -> DataFile:
    """The workbook; its date is that of the content, so that the same tables are the same bytes."""
    stream = io.BytesIO()
    updated = collection.updated
    site = collection.site
    with Workbook(stream, {"in_memory": True}) as book:
        created = datetime.combine(updated.first_day, time()) if updated else EPOCH
        book.set_properties({"title": site.title, "author": site.publisher, "created": created})
        heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        # Excel calculates no text of this kind, not even after it was edited.
        text = book.add_format({"quote_prefix": True})
        for sheet in sheets:
            title = labels.text(f"data.files.{sheet.name}-csv.title")
            page = book.add_worksheet(name_sheet(title, sheet.name, book.sheetnames))
            fill_sheet(page, sheet, heading, text)
    output = Output("data/tables.xlsx", stream.getvalue())
    return DataFile("workbook", output, "tables")


def name_sheet(title: str, name: str, taken: Iterable[str]) -> str:
    """The title as Excel takes it, or the table's own name where the title is another sheet's."""
    fitting = title.translate(REFUSED)[:LONGEST_SHEET_NAME].strip("'")
    is_free = fitting.casefold() not in {other.casefold() for other in taken}
    return fitting if is_free and fitting else name


def fill_sheet(page: Worksheet, sheet: Sheet, heading: Format, text: Format) -> None:
    """A table from the first row on, which stays in view and has filters."""
    last = len(sheet.columns) - 1
    for column, name in enumerate(sheet.headings):
        page.write_string(0, column, name, heading)
        width = max(map(measure, (name, *(row[column] for row in sheet.rows))))
        page.set_column(column, column, min(max(width + 2, NARROWEST), WIDEST))
    for number, row in enumerate(sheet.rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, bool):
                page.write_boolean(number, column, cell)
            elif isinstance(cell, str):
                page.write_string(number, column, cell, text)
            elif cell is not None:
                page.write_number(number, column, cell)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(sheet.rows), last)
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{len(sheet.rows) + 1}"})


def measure(cell: CellValue) -> int:
    """The width of a cell in half-width signs, as far as a column can be wide."""
    if not isinstance(cell, str):
        return len(str(cell or ""))
    return sum(2 if east_asian_width(sign) in "FWA" else 1 for sign in cell[:WIDEST])
