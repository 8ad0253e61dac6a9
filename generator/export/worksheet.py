"""How every sheet of the workbook looks: its formats, its links, its tables, and its pages on A4.

>>> find_link("https://example.jp/a"), find_link("mado@example.jp"), find_link("javascript:a()")
('https://example.jp/a', 'mailto:mado@example.jp', None)
>>> [name_table(name) for name in ("cases", "population-bands", "q1", "2026", "rc")]
['cases', 'population_bands', '_q1', '_2026', '_rc']
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.collection.limits import HOST
from generator.output.csv_text import CellValue
from generator.records.declare import EMAIL_PATTERN

FONT = {"font_name": "Yu Gothic", "font_size": 11, "font_scheme": "none"}  # Excel's own in Japan
ROW_HEIGHT, COLUMN_WIDTH = 25, 72  # pixels, as that font has them
DIGIT, PADDING = 8, 5  # the width of a digit of that font, and of a column beside its digits
CALM = "Table Style Light 15"  # thin lines and grey bands, which a printer without colour has too
A4, MARGINS = 9, {"left": 0.4, "right": 0.4, "top": 0.7, "bottom": 0.6}  # inches
ACROSS = 1045  # pixels between the margins of a landscape sheet of A4
LEAST_SCALE = 60  # per cent, at which 11 points are 6.6
LINE, HIGHEST = 18.75, 409  # points: the height of a line of text, and of the highest row
LONGEST_HEADER = 120  # signs, each of which may be doubled: Excel takes 255
LONGEST_ADDRESS = 2079
WEB_ADDRESS = re.compile(rf"{HOST}(/\S*)?")
MAIL_ADDRESS = re.compile(EMAIL_PATTERN)
# What a formula would take for a cell (A1, R1C1, and the row or column of its own cell).
CELL_REFERENCE = re.compile(r"[a-z]{1,3}\d+|(r\d*)?(c\d*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Styles:
    """The formats of the cells."""

    title: Format
    section: Format
    heading: Format
    text: Format
    link: Format
    plain: Format
    whole: Format
    fraction: Format


def open_book(stream: BinaryIO) -> Workbook:
    """A workbook to write; it is in the stream when it is closed."""
    options = {
        "in_memory": True,
        "default_format_properties": {**FONT},  # XlsxWriter writes into it
        "default_row_height": ROW_HEIGHT,
        "default_column_width": COLUMN_WIDTH,
    }
    return Workbook(stream, options)


def make_styles(book: Workbook) -> Styles:
    base = {"text_wrap": True, "valign": "top"}
    bold = base | {"bold": True, "quote_prefix": True}
    # Excel calculates no text of this kind, not even after it was edited.
    text = base | {"quote_prefix": True}
    numbers = {"valign": "top"}
    return Styles(
        title=book.add_format(bold | {"font_size": 16, "text_wrap": False}),
        section=book.add_format(bold | {"font_size": 13, "text_wrap": False}),
        heading=book.add_format(bold | {"bg_color": "#E7E6E6"}),
        text=book.add_format(text),
        link=book.add_format(text | {"font_color": "#0563C1", "underline": 1}),
        plain=book.add_format(numbers),
        whole=book.add_format(numbers | {"num_format": "#,##0"}),
        fraction=book.add_format(numbers | {"num_format": "#,##0.0###"}),
    )


def find_link(text: str) -> str | None:
    """Where a text leads that is an address and nothing else."""
    if len(text.encode()) > LONGEST_ADDRESS:
        return None
    if WEB_ADDRESS.fullmatch(text):
        return text
    return f"mailto:{text}" if MAIL_ADDRESS.fullmatch(text) else None


def name_table(name: str) -> str:
    """The name of a table as formulas have it, in ASCII: cases[事例ID]."""
    word = re.sub(r"\W", "_", name, flags=re.ASCII)
    return f"_{word}" if word[:1].isdigit() or CELL_REFERENCE.fullmatch(word) else word


def add_table(
    page: Worksheet, top: int, headings: Sequence[str], rows: int, name: str, styles: Styles
) -> None:
    """A table of Excel, whose headings filter and sort; one without rows has a blank one."""
    columns = [{"header": heading, "header_format": styles.heading} for heading in headings]
    options = {"name": name_table(name), "columns": columns, "style": CALM, "title": page.name}
    refused = page.add_table(top, 0, top + max(rows, 1), len(headings) - 1, options)
    assert not refused, name


def measure(cell: CellValue) -> int:
    """The width of a cell in half-width signs: of three bytes is what is twice as wide."""
    if not isinstance(cell, str):
        return len(f"{cell:,}" if cell is not None else "")
    return (len(cell) + len(cell.encode())) // 2


def count_lines(cell: CellValue, width: int) -> int:
    """The lines of a cell in a column of a width, in half-width signs."""
    # A sign is at most two digits wide, so this few stand on one line, whichever they are.
    if not isinstance(cell, str) or 2 * len(cell) <= width:
        return 1
    # A full-width sign has 11 points, 15 pixels, where two digits have 16: a twentieth more fit.
    room = width + width // 20
    return sum(max(1, -(-measure(line) // room)) for line in cell.splitlines())


def fit_row(page: Worksheet, row: int, cells: Sequence[CellValue], widths: Sequence[int]) -> None:
    """A row as high as its texts: not every program finds that out when it opens a file."""
    lines = max(map(count_lines, cells, widths))
    if lines > 1:
        page.set_row(row, min(lines * LINE, HIGHEST))


def set_widths(page: Worksheet, widths: Sequence[int]) -> None:
    for column, width in enumerate(widths):
        page.set_column(column, column, width)


def lay_out_pages(page: Worksheet, title: str, widths: Sequence[int], last_row: int) -> None:
    """Landscape A4, as wide as the sheet, or several beside each other where that is too small."""
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(**MARGINS)
    page.print_area(0, 0, last_row, len(widths) - 1)
    page.set_header(f"&L{title[:LONGEST_HEADER].replace('&', '&&')}&R&A")
    page.set_footer("&C&P / &N")
    if LEAST_SCALE * sum(width * DIGIT + PADDING for width in widths) <= ACROSS * 100:
        page.fit_to_pages(1, 0)
    else:
        page.set_print_scale(LEAST_SCALE)
