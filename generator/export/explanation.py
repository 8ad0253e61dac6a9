"""The first sheet of the workbook: what it is, what its sheets and columns are, how they are read.

`explain_workbook(name, sheets, collection, labels, base_url)` gives it. What the page
about the data says too has its words there (labels, `data`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.collection.collection import Collection
from generator.export.common import DATA_PAGE
from generator.export.sheet_xml import BookSheet, BookTable, CellStyle, open_rows
from generator.export.table import Sheet
from generator.export.worksheet import find_height, find_link, fit_row, name_table
from generator.output.csv_text import CellValue
from generator.theme.theme import Labels

WIDTHS = (30, 84, 12, 26)  # of its columns, in half-width signs; the second has the sentences
TITLE_HEIGHT = 30  # points
# The paragraphs by their sections, as the labels name them below `data`.
TOPICS = {
    "explanation.use": ("tables", "numbers", "dates", "links", "print"),
    "promise": ("id", "added"),
    "rules": ("dates", "amounts", "tax", "kinds", "outcomes", "doubts", "empty", "codes", "prose"),
}


@dataclass(slots=True)
class SheetWriter:
    """A sheet that is written from the top down."""

    rows: list[Sequence[CellValue]] = field(default_factory=list)
    styles: dict[int, CellStyle] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    names: dict[tuple[int, int], str] = field(default_factory=dict)
    tables: list[BookTable] = field(default_factory=list)

    def write_title(self, title: str) -> None:
        self.styles[0] = CellStyle.TITLE
        self.heights[0] = TITLE_HEIGHT
        self.rows.append((title,))

    def write_section(self, title: str) -> None:
        """A heading, below a blank row."""
        self.rows.append(())
        self.styles[len(self.rows)] = CellStyle.SECTION
        self.rows.append((title,))

    def write_row(self, *cells: CellValue, place: str | None = None) -> None:
        """Cells side by side; a text that is an address leads there, the first one to a place."""
        row = len(self.rows)
        for column, cell in enumerate(cells):
            link = place if place and not column else find_link(str(cell))
            if link:
                self.links[row, column] = link
                self.names[row, column] = str(cell)
        if (lines := fit_row(cells, WIDTHS)) > 1:
            self.heights[row] = find_height(lines)
        self.rows.append(cells)

    def begin_table(self, name: str, headings: Sequence[str], rows: int) -> None:
        """The headings of a table; its rows follow."""
        top = len(self.rows)
        self.tables.append(BookTable(name, top, headings, rows))
        self.styles[top] = CellStyle.HEADING
        self.rows.append(headings)


def explain_workbook(
    name: str,
    sheets: Mapping[str, Sheet],
    collection: Collection,
    labels: Labels,
    base_url: str | None,
) -> BookSheet:
    """The explanation, a sheet of this name; `sheets` are by their names in the workbook."""
    writer = SheetWriter()
    writer.write_title(collection.site.title)
    for label, text in list_facts(collection, labels, base_url):
        writer.write_row(labels.text(label), text)
    write_sheets(writer, sheets, labels)
    for section, topics in TOPICS.items():
        writer.write_section(labels.text(f"data.{section}_title"))
        for topic in topics:
            heading = labels.text(f"data.explanation.topics.{topic}")
            writer.write_row(heading, labels.text(f"data.{section}.{topic}"))
    write_columns(writer, sheets, labels)
    numbers = [CellStyle.WHOLE for _ in WIDTHS]
    rows = open_rows(writer.rows, numbers, writer.heights, writer.links, writer.styles)
    return BookSheet(
        name, [rows], len(writer.rows), writer.tables, WIDTHS, writer.links, writer.names
    )


def list_facts(
    collection: Collection, labels: Labels, base_url: str | None
) -> Iterator[tuple[str, str]]:
    """What the collection says of itself, by the names of the labels; nothing that is not set."""
    site, updated = collection.site, collection.updated
    license, source = site.license, site.source
    missing = labels.text("data.terms.license_missing")
    facts = (
        ("data.terms.edition", site.edition.text),
        ("data.terms.updated", updated and updated.western),
        ("data.terms.publisher", site.publisher),
        ("footer.editor", site.editor),
        ("footer.contact", site.contact),
        ("data.terms.license", license.name if license else missing),
        ("data.explanation.license_address", license and license.url),
        ("data.terms.source", source and source.title),
        ("data.explanation.source_address", source and source.url),
        ("footer.terms", source and source.terms),
        ("data.explanation.address", base_url and base_url + DATA_PAGE),
    )
    return ((label, text) for label, text in facts if text)


def write_sheets(writer: SheetWriter, sheets: Mapping[str, Sheet], labels: Labels) -> None:
    """Each sheet, its rows and the name of its table; the name of the sheet leads to it."""
    writer.write_section(labels.text("data.explanation.sheets_title"))
    words = ("sheet_name", "content", "rows", "table")
    headings = [labels.text(f"data.explanation.{word}") for word in words]
    writer.begin_table("sheets", headings, len(sheets))
    for name, sheet in sheets.items():
        quoted = name.replace("'", "''")
        said = labels.text(f"data.files.{sheet.name}-csv.text")
        cells = (name, said, sheet.count, name_table(sheet.name))
        writer.write_row(*cells, place=f"#'{quoted}'!A1")


def write_columns(writer: SheetWriter, sheets: Mapping[str, Sheet], labels: Labels) -> None:
    """Every column of every sheet, with its type and what it means."""
    columns = [(name, column) for name, sheet in sheets.items() for column in sheet.columns]
    writer.write_section(labels.text("data.fields_title"))
    words = ("data.column", "data.meaning", "data.type", "data.explanation.sheet_name")
    writer.begin_table("columns", [labels.text(word) for word in words], len(columns))
    for name, column in columns:
        kind = labels.text(f"data.types.{column.type}")
        writer.write_row(column.name, column.meaning, kind, name)
