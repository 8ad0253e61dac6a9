"""data/tables.xlsx as Excel reads it: texts are texts, numbers numbers, nothing is a formula."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from conftest import ROOT

from generator.collection.collection import Collection
from generator.collection.config import BuildSettings
from generator.export.cases_json import describe_collection
from generator.export.table import Sheet
from generator.export.tables import fill_tables
from generator.export.workbook import render_workbook
from generator.output.csv_text import CellValue
from generator.reading.load import load_collection
from generator.theme.theme import Labels, Theme

NAME = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(scope="module")
def collection() -> Collection:
    settings = BuildSettings(ROOT / "content", Path("out"), Path("themes"))
    collection, problems = load_collection(settings)
    assert collection is not None, problems
    return collection


@pytest.fixture(scope="module")
def sheets(collection: Collection) -> tuple[Sheet, ...]:
    return fill_tables(describe_collection(collection))


@pytest.fixture(scope="module")
def content(sheets: tuple[Sheet, ...], collection: Collection, standard_theme: Theme) -> bytes:
    return render_workbook(sheets, collection, standard_theme.labels).output.content


@pytest.fixture(scope="module")
def book(content: bytes) -> dict[str, list[tuple[CellValue, ...]]]:
    return dict(read_workbook(content))


def read_workbook(content: bytes) -> Iterator[tuple[str, list[tuple[CellValue, ...]]]]:
    """The sheets by name, their cells as the file says that they are."""
    with ZipFile(io.BytesIO(content)) as package:
        strings = [
            "".join(text.text or "" for text in item.iter(f"{NAME}t"))
            for item in ElementTree.fromstring(package.read("xl/sharedStrings.xml"))
        ]
        book = ElementTree.fromstring(package.read("xl/workbook.xml"))
        names = [sheet.attrib["name"] for sheet in book.iter(f"{NAME}sheet")]
        for number, name in enumerate(names, 1):
            page = ElementTree.fromstring(package.read(f"xl/worksheets/sheet{number}.xml"))
            assert page.find(f".//{NAME}f") is None  # no formula
            width = len(next(page.iter(f"{NAME}row")))
            yield name, [read_row(row, width, strings) for row in page.iter(f"{NAME}row")]


def read_row(row: ElementTree.Element, width: int, strings: list[str]) -> tuple[CellValue, ...]:
    cells: list[CellValue] = [None] * width
    for cell in row:
        column = 0
        for letter in cell.attrib["r"].rstrip("0123456789"):
            column = column * 26 + ord(letter) - 64
        value = cell.findtext(f"{NAME}v")
        if value is not None:
            cells[column - 1] = read_value(cell.attrib.get("t", "n"), value, strings)
    return tuple(cells)


def read_value(kind: str, value: str, strings: list[str]) -> CellValue:
    if kind == "s":
        return strings[int(value)]
    return value == "1" if kind == "b" else float(value)


def test_the_sheets_are_the_tables_cell_by_cell(
    book: dict[str, list[tuple[CellValue, ...]]], sheets: tuple[Sheet, ...]
) -> None:
    assert len(book) == len(sheets) == 10
    for sheet, rows in zip(sheets, book.values(), strict=True):
        assert rows == [sheet.headings, *sheet.rows]
        for written, meant in zip(rows[1:], sheet.rows, strict=True):
            assert [isinstance(c, str) for c in written] == [isinstance(c, str) for c in meant]


def test_codes_and_months_are_texts(book: dict[str, list[tuple[CellValue, ...]]]) -> None:
    headings, *cases = book["事例の一覧"]
    codes = {row[headings.index("全国地方公共団体コード")] for row in cases}
    assert "012084" in codes
    headings, *steps = book["スケジュール"]
    assert "2020-08" in {row[headings.index("始まり")] for row in steps}


def test_a_text_like_a_formula_stays_a_text(collection: Collection) -> None:
    sheet = Sheet("cases", (), (("=1+1", "－円", "'", 5, True, None),))
    labels = Labels({"data": {"files": {"cases-csv": {"title": "表"}}}})
    ((_, rows),) = read_workbook(render_sheet(sheet, collection, labels))
    assert rows[-1][:5] == ("=1+1", "－円", "'", 5, True)


def test_excel_calculates_no_text_even_after_it_was_edited(content: bytes) -> None:
    with ZipFile(io.BytesIO(content)) as package:
        formats = ElementTree.fromstring(package.read("xl/styles.xml")).find(f"{NAME}cellXfs")
        page = ElementTree.fromstring(package.read("xl/worksheets/sheet1.xml"))
    assert formats is not None
    _, *rows = page.iter(f"{NAME}row")
    texts = [cell for row in rows for cell in row if cell.attrib.get("t") == "s"]
    assert len(texts) > 500
    assert {formats[int(cell.attrib["s"])].attrib.get("quotePrefix") for cell in texts} == {"1"}


def test_the_headings_stay_in_view_and_filter(content: bytes, sheets: tuple[Sheet, ...]) -> None:
    with ZipFile(io.BytesIO(content)) as package:
        for number, sheet in enumerate(sheets, 1):
            page = ElementTree.fromstring(package.read(f"xl/worksheets/sheet{number}.xml"))
            pane, filters = page.find(f".//{NAME}pane"), page.find(f"{NAME}autoFilter")
            assert pane is not None
            assert (pane.attrib["ySplit"], pane.attrib["state"]) == ("1", "frozen")
            assert filters is not None
            assert filters.attrib["ref"].endswith(str(len(sheet.rows) + 1))


def test_a_title_that_excel_refuses_still_names_a_sheet(collection: Collection) -> None:
    titles = {
        "cases": "表/一覧",
        "terms": "表／一覧",
        "costs": "'長い名前" * 8,
        "links": "[参考]: a?*\\",
        "texts": "'",
    }
    labels = Labels({"data": {"files": {f"{n}-csv": {"title": t} for n, t in titles.items()}}})
    sheets = tuple(Sheet(name, (), (("一",),)) for name in titles)
    content = render_workbook(sheets, collection, labels).output.content
    assert [name for name, _ in read_workbook(content)] == [
        "表／一覧", "terms", ("'長い名前" * 8)[1:30], "［参考］： a？＊＼", "texts",
    ]  # fmt: skip


def render_sheet(sheet: Sheet, collection: Collection, labels: Labels) -> bytes:
    return render_workbook((sheet,), collection, labels).output.content


def test_the_same_tables_are_the_same_bytes(
    content: bytes, sheets: tuple[Sheet, ...], collection: Collection, standard_theme: Theme
) -> None:
    again = render_workbook(sheets, collection, standard_theme.labels).output.content
    assert again == content
    with ZipFile(io.BytesIO(content)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert collection.updated is not None
        assert f"{collection.updated.iso}T00:00:00Z".encode() in package.read("docProps/core.xml")
