"""A sheet of a workbook as XML (ECMA-376, Office Open XML), with its tables and its texts.

>>> [name_place(row, column) for row, column in ((0, 0), (9, 25), (1, 57))]
['A1', 'Z10', 'BF2']
>>> write_shared(" a<b"), write_shared("_x0000_\\x1f")
('<si><t xml:space="preserve"> a&lt;b</t></si>', '<si><t>_x005F_x0000__x001F_</t></si>')
>>> split_link("https://example.jp/[a]#b"), split_link("https://example.jp/%41[a]")
(('https://example.jp/%5ba%5d', 'b'), ('https://example.jp/%41[a]', ''))
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache
from itertools import groupby
from xml.sax.saxutils import escape

from generator.output.csv_text import CellValue

SCHEMAS = "http://schemas.openxmlformats.org"
MAIN = f'xmlns="{SCHEMAS}/spreadsheetml/2006/main"'
RELATIONS = f"{SCHEMAS}/officeDocument/2006/relationships"
WITH_RELATIONS = f'{MAIN} xmlns:r="{RELATIONS}"'

DIGIT, PADDING = 8, 5  # pixels: a digit of the font, and a column beside its digits
ACROSS = 1045  # pixels between the margins of a landscape sheet of A4
LEAST_SCALE = 60  # per cent, at which 11 points are 6.6
LONGEST_HEADER = 120  # signs, each of which may be doubled: Excel takes 255
LONGEST_TEXT = 32_767  # of a cell, in units of UTF-16
SPAN_ROWS = 16  # rows of which all say how far the longest of them reaches
CALM = "TableStyleLight15"  # thin lines and grey bands, which a printer without colour has too
TABLE_TITLE = (
    '<extLst><ext uri="{504A1905-F514-4f6f-8877-14C23A59335A}" '
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
    '<x14:table altText="%s"/></ext></extLst>'
)
# What XML has no sign for is written _xHHHH_, and so is what looks like that.
UNWRITTEN = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9a-fA-F]{4}_)")
FITTING, SCALED = 'fitToHeight="0"', f'scale="{LEAST_SCALE}"'
IN_ADDRESS = re.compile(r'["<>\[\]^`{}%]')
ESCAPED = re.compile("%[0-9a-fA-F]{2}")


class CellStyle(IntEnum):
    """The formats of cells, by their numbers in workbook_parts/styles.xml."""

    TITLE = 1
    TEXT = 2
    LINK = 3
    SECTION = 4
    HEADING = 5
    WHOLE = 6
    PLAIN = 7
    FRACTION = 8


# An enumeration tells its value slowly, and cells are many.
LINK_STYLE, PLAIN_STYLE = CellStyle.LINK.value, CellStyle.PLAIN.value
FRACTION_STYLE = CellStyle.FRACTION.value


@dataclass(frozen=True, slots=True)
class BookTable:
    """A table of Excel, whose headings filter and sort: its name, its first row and its rows."""

    name: str
    top: int
    headings: Sequence[str]
    rows: int

    @property
    def last_row(self) -> int:
        """A table without rows has a blank one."""
        return self.top + max(self.rows, 1)


@dataclass(frozen=True, slots=True)
class SheetRows:
    """Rows without what the whole book gives: their own numbers, and those of their texts.

    A line of `xml` is a row: how many columns it fills, its height and its cells, with tabs between
    them; `#` stands for its number and `%d` for that of each of the `texts`, which are XML too.
    """

    xml: str
    texts: Sequence[str]


@dataclass(frozen=True, slots=True)
class BookSheet:
    """A sheet: its rows, so many in all, rows and columns from 0 on, and how it looks.

    `widths` are in half-width signs. `links` lead to an address, or with `#` to a place in the
    book, and `names` are what the cells of these show. The first row and `kept` columns stay in
    view and stand on every printed page.
    """

    name: str
    rows: Sequence[SheetRows]
    count: int
    tables: Sequence[BookTable]
    widths: Sequence[int]
    links: Mapping[tuple[int, int], str]
    names: Mapping[tuple[int, int], str] = field(default_factory=dict)
    kept: int = 0

    @property
    def last_row(self) -> int:
        """The last one that is printed."""
        return max(self.count - 1, *(table.last_row for table in self.tables))


@dataclass(slots=True)
class SharedTexts:
    """The texts of a book, as XML, by their numbers, in the order in which they are met; and the
    count of all cells that have one."""

    numbers: dict[str, int] = field(default_factory=dict)
    count: int = 0

    def number(self, texts: Sequence[str]) -> tuple[int, ...]:
        self.count += len(texts)
        numbers = self.numbers
        return tuple([numbers.setdefault(text, len(numbers)) for text in texts])


def write_attribute(text: str) -> str:
    return escape(text, {'"': "&quot;", "\n": "&#xA;"})


def letter_column(column: int) -> str:
    """A, Z, AA: the letters of a column."""
    above, last = divmod(column, 26)
    return (letter_column(above - 1) if above else "") + chr(ord("A") + last)


@cache
def letter_columns(columns: int) -> tuple[str, ...]:
    return tuple(map(letter_column, range(columns)))


def name_place(row: int, column: int) -> str:
    return f"{letter_column(column)}{row + 1}"


def name_range(top: int, last_row: int, columns: int) -> str:
    first, last = name_place(top, 0), name_place(last_row, columns - 1)
    return first if first == last else f"{first}:{last}"


def split_link(link: str) -> tuple[str, str]:
    """The address of a link, with escapes where it has none, and the place behind its `#`."""
    address, _, place = link.partition("#")
    if not ESCAPED.search(address):
        address = IN_ADDRESS.sub(lambda found: f"%{ord(found[0]):02x}", address)
    return address, place


def write_sheet(sheet: BookSheet, rows: Iterable[str], title: str, is_first: bool) -> str:
    """The sheet with its rows; a page of it has the title and the name of the sheet above."""
    said = title[:LONGEST_HEADER].replace("&", "&&")
    header, footer = escape(f"&L{said}&R&A"), escape("&C&P / &N")
    fits = is_narrow(sheet.widths)
    return "".join(
        (
            f"<worksheet {WITH_RELATIONS}>",
            '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' if fits else "",
            f'<dimension ref="{name_range(0, sheet.count - 1, len(sheet.widths))}"/>',
            write_view(sheet.kept, is_first),
            '<sheetFormatPr defaultRowHeight="18.75"/>',
            write_widths(sheet.widths),
            "<sheetData>",
            *rows,
            "</sheetData>",
            *write_links(sheet),
            '<pageMargins left="0.4" right="0.4" top="0.7" bottom="0.6" header="0.3" footer="0.3"',
            f'/><pageSetup paperSize="9" {FITTING if fits else SCALED} orientation="landscape"/>',
            f"<headerFooter><oddHeader>{header}</oddHeader>",
            f"<oddFooter>{footer}</oddFooter></headerFooter>",
            *write_checks(sheet),
            *write_table_parts(sheet),
            "</worksheet>",
        )
    )


def is_narrow(widths: Iterable[int]) -> bool:
    """Whether all columns beside each other are not too small on a page."""
    pixels = sum(width * DIGIT + PADDING for width in widths)
    return LEAST_SCALE * pixels <= ACROSS * 100


def write_view(kept: int, is_first: bool) -> str:
    """What stays in view: the first row and the first columns; and which sheet is open."""
    if not kept:
        chosen = 'tabSelected="1" ' if is_first else ""
        return f'<sheetViews><sheetView {chosen}workbookViewId="0"/></sheetViews>'
    right = letter_column(kept)
    return (
        f'<sheetViews><sheetView workbookViewId="0"><pane xSplit="{kept}" ySplit="1" '
        f'topLeftCell="{right}2" activePane="bottomRight" state="frozen"/>'
        f'<selection pane="topRight" activeCell="{right}1" sqref="{right}1"/>'
        '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/>'
        '<selection pane="bottomRight"/></sheetView></sheetViews>'
    )


def write_widths(widths: Iterable[int]) -> str:
    """The widths of columns; neighbours of one width are told together."""
    columns = []
    for width, found in groupby(enumerate(widths, 1), key=lambda column: column[1]):
        numbers = [number for number, _ in found]
        columns.append(
            f'<col min="{numbers[0]}" max="{numbers[-1]}" width="{width + PADDING / DIGIT}" '
            'customWidth="1"/>'
        )
    return f"<cols>{''.join(columns)}</cols>"


def open_rows(
    rows: Sequence[Sequence[CellValue]],
    numbers: Sequence[CellStyle],
    heights: Mapping[int, float],
    links: Container[tuple[int, int]],
    styles: Mapping[int, CellStyle],
) -> SheetRows:
    """Rows, counted from 0 on.

    `styles` are those of the texts of rows that have none of the plain ones, `numbers` those of
    the whole numbers of each column; `heights` are in points, `links` cells that lead somewhere.
    """
    xml, texts = [], []
    for number, row in enumerate(rows):
        style = styles.get(number, CellStyle.TEXT).value
        looks = (LINK_STYLE if (number, at) in links else style for at in range(len(row)))
        cells = "".join(map(write_cell, letter_columns(len(row)), row, looks, numbers))
        height = heights.get(number)
        high = f' ht="{height:.16g}" customHeight="1"' if height else ""
        xml.append(f"{count_filled(row)}\t{high}\t{cells}\n")
        texts += [write_shared(cell) for cell in row if isinstance(cell, str)]
    return SheetRows("".join(xml), texts)


def write_cell(letter: str, cell: CellValue, look: int, whole: CellStyle) -> str:
    """A cell whose row, and whose text if it has one, have no number yet; what is no value has no
    cell."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f'<c r="{letter}#" s="{look}" t="s"><v>%d</v></c>'
    if isinstance(cell, bool):
        return f'<c r="{letter}#" s="{PLAIN_STYLE}" t="b"><v>{cell:d}</v></c>'
    style = whole.value if cell == int(cell) else FRACTION_STYLE
    return f'<c r="{letter}#" s="{style}"><v>{cell:.16G}</v></c>'


def count_filled(row: Sequence[CellValue]) -> int:
    """The columns up to the last one with a value."""
    filled = len(row)
    while filled and row[filled - 1] is None:
        filled -= 1
    return filled


def write_rows(sheet: BookSheet, texts: SharedTexts) -> Iterator[str]:
    """The rows of a sheet that have a cell, with the numbers of all."""
    lines = "".join(rows.xml % texts.number(rows.texts) for rows in sheet.rows).splitlines()
    for first in range(0, len(lines), SPAN_ROWS):
        parts = [line.split("\t") for line in lines[first : first + SPAN_ROWS]]
        reach = max(int(filled) for filled, _, _ in parts)
        for number, (_, high, cells) in enumerate(parts, first + 1):
            if cells:
                placed = cells.replace("#", str(number))
                yield f'<row r="{number}" spans="1:{reach}"{high}>{placed}</row>'


def write_links(sheet: BookSheet) -> Iterator[str]:
    """The links of cells; an address is one of the relations, which begin with those of links."""
    if not sheet.links:
        return
    yield "<hyperlinks>"
    related = 0
    for (row, column), link in sheet.links.items():
        address, place = split_link(link)
        said = f' location="{write_attribute(place)}"' if place else ""
        if address:
            related += 1
            said = f' r:id="rId{related}"{said}'
        else:
            said += f' display="{write_attribute(sheet.names[row, column])}"'
        yield f'<hyperlink ref="{name_place(row, column)}"{said}/>'
    yield "</hyperlinks>"


def lead_outside(sheet: BookSheet) -> list[str]:
    """Where its links lead outside the book."""
    return [address for link in sheet.links.values() if (address := split_link(link)[0])]


def write_checks(sheet: BookSheet) -> Iterator[str]:
    """Excel is not to mark numbers that are texts, such as codes."""
    if sheet.kept:
        said = f'sqref="A1:XFD{sheet.count}" numberStoredAsText="1"'
        yield f"<ignoredErrors><ignoredError {said}/></ignoredErrors>"


def write_table_parts(sheet: BookSheet) -> Iterator[str]:
    first = len(lead_outside(sheet)) + 1
    yield f'<tableParts count="{len(sheet.tables)}">'
    for related in range(first, first + len(sheet.tables)):
        yield f'<tablePart r:id="rId{related}"/>'
    yield "</tableParts>"


def write_book_table(table: BookTable, number: int, title: str) -> str:
    """A table by its number in the book; its title is read to who does not see it."""
    cells = name_range(table.top, table.last_row, len(table.headings))
    columns = "".join(
        f'<tableColumn id="{number}" name="{write_attribute(heading)}"/>'
        for number, heading in enumerate(table.headings, 1)
    )
    return (
        f'<table {MAIN} id="{number}" name="{table.name}" displayName="{table.name}" '
        f'ref="{cells}" totalsRowShown="0"><autoFilter ref="{cells}"/>'
        f'<tableColumns count="{len(table.headings)}">{columns}</tableColumns>'
        f'<tableStyleInfo name="{CALM}" showFirstColumn="0" showLastColumn="0" '
        'showRowStripes="1" showColumnStripes="0"/>'
        f"{TABLE_TITLE % write_attribute(title)}</table>"
    )


def write_texts(texts: SharedTexts) -> str:
    """All texts of the book."""
    counts = f'count="{texts.count}" uniqueCount="{len(texts.numbers)}"'
    return f"<sst {MAIN} {counts}>{''.join(texts.numbers)}</sst>"


def write_shared(text: str) -> str:
    if len(text) > LONGEST_TEXT // 2:
        units = text.encode("utf-16-le")[: 2 * LONGEST_TEXT]
        text = units.decode("utf-16-le", errors="ignore")
    if UNWRITTEN.search(text):
        text = UNWRITTEN.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    kept = "" if text == text.strip() else ' xml:space="preserve"'
    return f"<si><t{kept}>{escape(text)}</t></si>"
