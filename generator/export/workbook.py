"""data/tables.xlsx: all tables as the sheets of one workbook, every cell of the type that it is.

Excel takes the zero from 012084 and makes Aug-20 of 2020-08 when it opens a CSV file; in a
workbook texts are texts. `render_workbook(sheets, collection, labels, base_url)` gives the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, time
from itertools import chain, count, islice

from generator.collection.collection import Collection
from generator.core.page import Output
from generator.export.explanation import explain_workbook
from generator.export.ooxml import write_book
from generator.export.sheet_xml import BookSheet, BookTable, CellStyle, open_rows
from generator.export.stretch import Stretch
from generator.export.table import Sheet
from generator.export.worksheet import WIDEST, find_height, fit_row, measure, name_table
from generator.output.archive import QUICK_LEVEL, zip_up
from generator.output.data_file import DataFile
from generator.theme.theme import Labels

EPOCH = datetime(1980, 1, 1)  # as in a ZIP file without times
NARROWEST = 6  # the width of a column, in half-width signs
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
    site, updated = collection.site, collection.updated
    first = name_sheet(labels.text("data.explanation.sheet"), "about", ())
    named: dict[str, Sheet] = {}
    for sheet in sheets:
        title = labels.text(f"data.files.{sheet.name}-csv.title")
        named[name_sheet(title, sheet.name, (first, *named))] = sheet
    book = (
        explain_workbook(first, named, collection, labels, base_url),
        *(lay_sheet(name, sheet) for name, sheet in named.items()),
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


def lay_sheet(name: str, sheet: Sheet) -> BookSheet:
    """A table from the first row on, whose headings and first columns stay in view."""
    headings = sheet.headings
    assert len({heading.casefold() for heading in headings}) == len(headings), name
    needed = [stretch.widths for stretch in sheet.stretches if stretch.count]
    widest = list(map(max, zip(*needed, strict=True))) or [0] * len(headings)
    widths = [find_width(*column) for column in zip(headings, widest, strict=True)]
    lines = fit_row(headings, [width - BUTTON for width in widths])
    head = open_rows(
        [headings],
        numbers=[CellStyle.WHOLE for _ in headings],
        heights={0: find_height(lines)} if lines > 1 else {},
        links=(),
        styles={0: CellStyle.HEADING},
    )
    return BookSheet(
        name,
        rows=(head, *(stretch.cells for stretch in sheet.stretches)),
        count=sheet.count + 1,
        tables=(BookTable(name_table(sheet.name), 0, headings, sheet.count),),
        widths=widths,
        links=keep_links(sheet),
        kept=count_kept_columns(sheet),
    )


def keep_links(sheet: Sheet) -> dict[tuple[int, int], str]:
    """Where its cells lead, by row and column; the last ones of very many lead nowhere."""
    return dict(islice(links_of_rows(sheet.stretches), MOST_LINKS))


def links_of_rows(stretches: Iterable[Stretch]) -> Iterator[tuple[tuple[int, int], str]]:
    """The links of all rows, which stand below the headings."""
    before = 1
    for stretch in stretches:
        yield from (((before + row, column), link) for row, column, link in stretch.links)
        before += stretch.count


def count_kept_columns(sheet: Sheet) -> int:
    """The columns up to the first text, which names the row, and an organization's name behind it.

    They are narrow enough that a window of 1366 pixels shows twice as much of the others.
    """
    kept = next((n for n, column in enumerate(sheet.columns, 1) if column.type == "text"), 1)
    sources = [column.source for column in sheet.columns[kept : kept + 1]]
    return kept + sources.count("organization.prefecture organization.name")


def find_width(heading: str, widest: int) -> int:
    """The width that a column with its widest cell needs, in half-width signs; what is wider is
    broken."""
    least = min(measure(heading) + BUTTON, WIDEST_HEADING)
    return min(max(widest, least, NARROWEST) + 2, WIDEST)
