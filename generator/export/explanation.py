"""The first sheet of the workbook: what it is, what its sheets and columns are, how they are read.

`explain_workbook(page, styles, sheets, collection, labels, base_url)` fills it. What the page
about the data says too has its words there (labels, `data`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from generator.collection.collection import Collection
from generator.export.common import DATA_PAGE
from generator.export.table import Sheet
from generator.export.worksheet import (
    Styles,
    add_table,
    find_link,
    fit_row,
    lay_out_pages,
    name_table,
    set_widths,
)
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
    """A sheet that is written from the top down; `row` is the next one."""

    page: Worksheet
    styles: Styles
    row: int = 0

    def write_section(self, title: str) -> None:
        """A heading, below a blank row."""
        self.page.write_string(self.row + 1, 0, title, self.styles.section)
        self.row += 2

    def write_row(self, *cells: CellValue, links: Mapping[int, str] | None = None) -> None:
        """Cells side by side; a text that is an address leads there."""
        for column, cell in enumerate(cells):
            link = (links or {}).get(column) or find_link(str(cell))
            if link:
                self.page.write_url(self.row, column, link, self.styles.link, str(cell))
            elif isinstance(cell, str):
                self.page.write_string(self.row, column, cell, self.styles.text)
            else:
                self.page.write_number(self.row, column, cell, self.styles.whole)
        fit_row(self.page, self.row, cells, WIDTHS)
        self.row += 1

    def begin_table(self, name: str, headings: Sequence[str], rows: int) -> None:
        """The headings of a table; its rows follow."""
        add_table(self.page, self.row, headings, rows, name, self.styles)
        self.row += 1


def explain_workbook(
    page: Worksheet,
    styles: Styles,
    sheets: Mapping[str, Sheet],
    collection: Collection,
    labels: Labels,
    base_url: str | None,
) -> None:
    """The explanation; `sheets` are by their names in the workbook."""
    site = collection.site
    writer = SheetWriter(page, styles, row=1)
    page.write_string(0, 0, site.title, styles.title)
    page.set_row(0, TITLE_HEIGHT)
    for label, text in list_facts(collection, labels, base_url):
        writer.write_row(labels.text(label), text)
    write_sheets(writer, sheets, labels)
    for section, topics in TOPICS.items():
        writer.write_section(labels.text(f"data.{section}_title"))
        for topic in topics:
            heading = labels.text(f"data.explanation.topics.{topic}")
            writer.write_row(heading, labels.text(f"data.{section}.{topic}"))
    write_columns(writer, sheets, labels)
    set_widths(page, WIDTHS)
    lay_out_pages(page, site.title, WIDTHS, writer.row - 1)


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
        cells = (name, said, len(sheet.rows), name_table(sheet.name))
        writer.write_row(*cells, links={0: f"internal:'{quoted}'!A1"})


def write_columns(writer: SheetWriter, sheets: Mapping[str, Sheet], labels: Labels) -> None:
    """Every column of every sheet, with its type and what it means."""
    columns = [(name, column) for name, sheet in sheets.items() for column in sheet.columns]
    writer.write_section(labels.text("data.fields_title"))
    words = ("data.column", "data.meaning", "data.type", "data.explanation.sheet_name")
    writer.begin_table("columns", [labels.text(word) for word in words], len(columns))
    for name, column in columns:
        kind = labels.text(f"data.types.{column.type}")
        writer.write_row(column.name, column.meaning, kind, name)
