"""data/tables.xlsx as Excel reads it: texts are texts, numbers numbers, nothing is a formula."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from conftest import ROOT

from generator.collection.collection import Collection
from generator.core.settings import BuildSettings
from generator.export.case_parts import describe_collection
from generator.export.codes import fill_codes
from generator.export.stretch import lay_stretch
from generator.export.table import Sheet
from generator.export.tables import fill_tables
from generator.export.workbook import MOST_LINKS, keep_links, render_workbook
from generator.export.worksheet import find_link, name_table
from generator.output.csv_text import CellValue, write_lines
from generator.output.data_file import DataField
from generator.reading.load import load_collection
from generator.theme.theme import Labels, Theme

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# What would be too small on one page.
TOO_WIDE = (
    *("事例の一覧", "主な成果の数字", "費用の内訳", "利用した制度", "スケジュール"),
    *("分類の一覧", "課題の一覧", "制度の一覧"),
)
PAGES: dict[CellValue, str] = {"a": "https://example.jp/cases/a.html"}  # by the IDs of cases
NAME = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(scope="module")
def collection() -> Collection:
    settings = BuildSettings(ROOT / "content", Path("out"), Path("themes"))
    collection, problems = load_collection(settings)
    assert collection is not None, problems
    return collection


@pytest.fixture(scope="module")
def sheets(collection: Collection) -> tuple[Sheet, ...]:
    tables = fill_tables(describe_collection(collection))
    return (*tables, *fill_codes(collection, None))


@pytest.fixture(scope="module")
def content(sheets: tuple[Sheet, ...], collection: Collection, standard_theme: Theme) -> bytes:
    return render_workbook(sheets, collection, standard_theme.labels, None).output.content


@pytest.fixture(scope="module")
def pages(content: bytes) -> list[BookPage]:
    return list(read_workbook(content))


@pytest.fixture(scope="module")
def book(pages: list[BookPage]) -> dict[str, list[tuple[CellValue, ...]]]:
    """The tables, without the explanation before them."""
    return {page.name: page.rows for page in pages[1:]}


@dataclass(frozen=True)
class BookPage:
    """A sheet by its name, with its cells as the file says that they are, and its tables.

    `formats` are the number formats of its cells, `links` where they lead, both by their place.
    """

    name: str
    tree: ElementTree.Element
    rows: list[tuple[CellValue, ...]]
    tables: list[ElementTree.Element]
    formats: dict[str, str]
    links: dict[str, str]

    def find(self, name: str) -> dict[str, str]:
        element = self.tree.find(f".//{NAME}{name}")
        assert element is not None, name
        return element.attrib


def read_workbook(content: bytes) -> Iterator[BookPage]:
    with ZipFile(io.BytesIO(content)) as package:
        trees = {
            name: ElementTree.fromstring(package.read(name))
            for name in package.namelist()
            if name.endswith((".xml", ".rels"))
        }
    strings = [
        "".join(text.text or "" for text in item.iter(f"{NAME}t"))
        for item in trees["xl/sharedStrings.xml"].iter(f"{NAME}si")
    ]
    formats = read_formats(trees["xl/styles.xml"])
    names = [sheet.attrib["name"] for sheet in trees["xl/workbook.xml"].iter(f"{NAME}sheet")]
    for number, name in enumerate(names, 1):
        page = trees[f"xl/worksheets/sheet{number}.xml"]
        assert page.find(f".//{NAME}f") is None  # no formula
        relations = trees.get(f"xl/worksheets/_rels/sheet{number}.xml.rels")
        targets = {item.attrib["Id"]: item.attrib["Target"] for item in relations or ()}
        last = find_attribute(page, "dimension", "ref").rpartition(":")[2]
        rows = [read_row(row, count_columns(last), strings) for row in page.iter(f"{NAME}row")]
        cells = page.iter(f"{NAME}c")
        yield BookPage(
            name,
            page,
            rows,
            [
                trees["xl/tables/" + targets[part.attrib[RELATION]].rpartition("/")[2]]
                for part in page.iter(f"{NAME}tablePart")
            ],
            {cell.attrib["r"]: formats[int(cell.attrib.get("s", "0"))] for cell in cells},
            {
                link.attrib["ref"]: link.attrib.get("location", "")
                if RELATION not in link.attrib
                else targets[link.attrib[RELATION]]
                for link in page.iter(f"{NAME}hyperlink")
            },
        )


def read_formats(styles: ElementTree.Element) -> list[str]:
    """The number format of each style of cells."""
    own = {
        item.attrib["numFmtId"]: item.attrib["formatCode"] for item in styles.iter(f"{NAME}numFmt")
    }
    known = {"0": "General", "3": "#,##0"} | own
    formats = styles.find(f"{NAME}cellXfs")
    assert formats is not None
    return [known[item.attrib["numFmtId"]] for item in formats]


def find_attribute(page: ElementTree.Element, name: str, attribute: str) -> str:
    element = page.find(f".//{NAME}{name}")
    assert element is not None, name
    return element.attrib[attribute]


def count_columns(place: str) -> int:
    """The number of a cell's column: 27 of AA1."""
    column = 0
    for letter in place.rstrip("0123456789"):
        column = column * 26 + ord(letter) - 64
    return column


def read_row(row: ElementTree.Element, width: int, strings: list[str]) -> tuple[CellValue, ...]:
    cells: list[CellValue] = [None] * width
    for cell in row:
        value = cell.findtext(f"{NAME}v")
        if value is not None:
            column = count_columns(cell.attrib["r"])
            cells[column - 1] = read_value(cell.attrib.get("t", "n"), value, strings)
    return tuple(cells)


def read_value(kind: str, value: str, strings: list[str]) -> CellValue:
    if kind == "s":
        return strings[int(value)]
    return value == "1" if kind == "b" else float(value)


def make_sheet(name: str, rows: Sequence[tuple[CellValue, ...]], *columns: DataField) -> Sheet:
    """A table of these columns; without any, of one text for each cell of the first row."""
    width = len(rows[0]) if rows else 1
    texts = (DataField(f"列{number}", "text", "") for number in range(1, width + 1))
    columns = columns or tuple(texts)
    return Sheet(name, columns, (lay_stretch(columns, rows, PAGES),))


def render_sheets(
    sheets: Iterable[Sheet],
    collection: Collection,
    labels: Labels,
    titles: Mapping[str, str] | None = None,
    base_url: str | None = None,
) -> list[BookPage]:
    """The sheets of a workbook behind the explanation, with the titles of the labels or others."""
    words: Any = {**labels.words, "data": {**labels.words["data"]}}  # type: ignore[dict-item]
    words["data"]["files"] = words["data"]["files"] | {
        f"{name}-csv": {"title": title, "text": ""} for name, title in (titles or {}).items()
    }
    file = render_workbook(tuple(sheets), collection, Labels(words), base_url)
    return list(read_workbook(file.output.content))[1:]


def test_the_sheets_are_the_tables_cell_by_cell(
    book: dict[str, list[tuple[CellValue, ...]]], sheets: tuple[Sheet, ...]
) -> None:
    assert len(book) == len(sheets) == 21
    for sheet, (headings, *rows) in zip(sheets, book.values(), strict=True):
        assert headings == sheet.headings
        lines = b"".join(stretch.lines for stretch in sheet.stretches).decode("utf-8")
        assert write_lines([as_meant(row) for row in rows]) == lines


def as_meant(row: Sequence[CellValue]) -> list[CellValue]:
    """The cells of a row with whole numbers as such."""
    return [int(c) if isinstance(c, float) and c == int(c) else c for c in row]


def test_texts_are_texts_and_numbers_numbers(
    book: dict[str, list[tuple[CellValue, ...]]], sheets: tuple[Sheet, ...]
) -> None:
    kinds = {"text": str, "integer": float, "number": float, "boolean": bool}
    for sheet, (_, *rows) in zip(sheets, book.values(), strict=True):
        for column, cells in zip(sheet.columns, zip(*rows, strict=True), strict=True):
            assert {type(cell) for cell in cells} <= {kinds[column.type], type(None)}, column.name


def test_codes_and_months_are_texts(book: dict[str, list[tuple[CellValue, ...]]]) -> None:
    headings, *cases = book["事例の一覧"]
    codes = {row[headings.index("全国地方公共団体コード")] for row in cases}
    assert "012084" in codes
    headings, *steps = book["スケジュール"]
    assert "2020-08" in {row[headings.index("始まり")] for row in steps}


def test_a_text_like_a_formula_stays_a_text(collection: Collection, standard_theme: Theme) -> None:
    sheet = make_sheet("cases", [("=1+1", "－円", "'", 5, True, None)])
    (page,) = render_sheets([sheet], collection, standard_theme.labels)
    assert page.rows[-1][:5] == ("=1+1", "－円", "'", 5, True)


def test_excel_calculates_no_text_even_after_it_was_edited(content: bytes) -> None:
    with ZipFile(io.BytesIO(content)) as package:
        formats = ElementTree.fromstring(package.read("xl/styles.xml")).find(f"{NAME}cellXfs")
        names = [name for name in package.namelist() if "worksheets/sheet" in name]
        trees = [ElementTree.fromstring(package.read(n)) for n in names if n.endswith(".xml")]
    assert formats is not None
    texts = [c for page in trees for c in page.iter(f"{NAME}c") if c.attrib.get("t") == "s"]
    assert len(trees) == 22
    assert len(texts) > 10_000
    assert {formats[int(cell.attrib["s"])].attrib.get("quotePrefix") for cell in texts} == {"1"}


def test_headings_and_the_names_of_rows_stay_in_view(
    pages: list[BookPage], sheets: tuple[Sheet, ...]
) -> None:
    first, *others = pages
    assert first.tree.find(f".//{NAME}pane") is None
    for page, sheet in zip(others, sheets, strict=True):
        pane = page.find("pane")
        assert (pane["ySplit"], pane["state"]) == ("1", "frozen")
        kept = page.rows[0][: int(pane["xSplit"])]
        names = ("順番", "名称") if sheet.folder else ("事例ID",)
        assert kept == (("事例ID", "団体名") if sheet.name == "cases" else names)
        columns = page.tree.findall(f".//{NAME}col")[: len(kept)]
        pixels = sum(float(column.attrib["width"]) * 8 for column in columns)
        assert pixels < (1366 - 60) / 2  # without the numbers of rows and the bar that scrolls


def test_a_table_keeps_its_first_text_in_view_where_a_number_stands_before(
    collection: Collection, standard_theme: Theme
) -> None:
    columns = (DataField("順番", "integer", ""), DataField("名称", "text", ""))
    sheet = make_sheet("cases", [], *columns, DataField("読み", "text", ""))
    (page,) = render_sheets([sheet], collection, standard_theme.labels)
    assert page.find("pane")["xSplit"] == "2"


def test_each_table_is_a_table_of_excel(pages: list[BookPage], sheets: tuple[Sheet, ...]) -> None:
    names, numbers = [], []
    for page, sheet in zip(pages[1:], sheets, strict=True):
        (table,) = page.tables
        names.append(table.attrib["displayName"])
        numbers.append(table.attrib["id"])
        last = find_attribute(page.tree, "dimension", "ref").rpartition(":")[2]
        assert last.endswith(str(sheet.count + 1))
        filters = table.find(f"{NAME}autoFilter")
        assert filters is not None
        assert table.attrib["ref"] == filters.attrib["ref"] == f"A1:{last}"
        # A heading that is not the cell, or stands twice, makes the file a broken one.
        headings = tuple(column.attrib["name"] for column in table.iter(f"{NAME}tableColumn"))
        assert headings == page.rows[0]
        assert len({heading.casefold() for heading in headings}) == len(headings)
        assert page.tree.find(f"{NAME}autoFilter") is None
    assert names == [name_table(sheet.name) for sheet in sheets]
    more = pages[0].tables
    assert [table.attrib["displayName"] for table in more] == ["sheets", "columns"]
    assert len({*numbers, *(table.attrib["id"] for table in more)}) == len(sheets) + 2


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("cases", "cases"),
        ("population-bands", "population_bands"),
        ("a1", "_a1"),
        ("xfd9", "_xfd9"),
        ("R1C1", "_R1C1"),
        ("r", "_r"),
        ("c2", "_c2"),
        ("2026", "_2026"),
        ("rows", "rows"),
    ],
)
def test_no_table_is_named_like_a_cell(name: str, table: str) -> None:
    assert name_table(name) == table


def test_a_table_without_rows_has_a_blank_one(
    collection: Collection, standard_theme: Theme
) -> None:
    (page,) = render_sheets([make_sheet("cases", [])], collection, standard_theme.labels)
    (table,) = page.tables
    assert table.attrib["ref"] == "A1:A2"
    assert page.rows == [("列1",)]


def test_a_heading_twice_stops_the_build(collection: Collection, standard_theme: Theme) -> None:
    columns = (DataField("Notes", "text", ""), DataField("notes", "text", ""))
    sheet = make_sheet("cases", [("a", "b")], *columns)
    with pytest.raises(AssertionError):
        render_sheets([sheet], collection, standard_theme.labels)


def test_quantities_have_separators_and_numbers_that_name_have_none(
    collection: Collection, standard_theme: Theme
) -> None:
    columns = (
        DataField("番号", "integer", ""),
        DataField("使い始めた年度", "integer", ""),
        DataField("費用（円）", "integer", ""),
        DataField("下限", "number", ""),
        DataField("期間（月）", "number", ""),
        DataField("始まり", "text", ""),
        DataField("新規掲載", "boolean", ""),
    )
    row = (12345, 2021, 26700000, 26700, 0.5, "2020-08", True)
    (page,) = render_sheets(
        [make_sheet("cases", [row], *columns)], collection, standard_theme.labels
    )
    assert page.rows[1] == row
    assert [page.formats[f"{letter}2"] for letter in "ABCDEFG"] == [
        *("General", "General", "#,##0", "#,##0", "#,##0.0###", "General", "General"),
    ]


def test_addresses_lead_where_they_say(pages: list[BookPage]) -> None:
    by_name = {page.name: page for page in pages}
    contacts, links = by_name["担当部署"], by_name["参考情報と受賞歴"]
    assert len(contacts.links) > 40
    assert len(links.links) > 70
    for page in pages[1:]:
        for place, target in page.links.items():
            row = page.rows[int(place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) - 1]
            text = str(row[count_columns(place) - 1])
            assert text.startswith(("http://", "https://")) or target == f"mailto:{text}"
            assert target.startswith(("http://", "https://", "mailto:"))
    assert by_name["事例の一覧"].links == {}  # whose pages have relative addresses


@pytest.mark.parametrize(
    "address", ["https://example.jp", "HTTPS://example.jp/a", "https://例え.jp:8080?問い=1#答え"]
)
def test_what_the_data_take_for_an_address_is_a_link(address: str) -> None:
    assert find_link(address) == address


def test_what_is_more_or_less_than_an_address_leads_nowhere(
    collection: Collection, standard_theme: Theme
) -> None:
    texts = (
        *("javascript:alert(1)", "file:///etc/passwd", "external:a.xlsx", "internal:a!A1"),
        *("cases/a.html", "詳しくはhttps://example.jp/", "https://example.jp/ を見る"),
        *(
            "https://localhost/",
            "https://",
            "mado@example",
            "（非公表）",
            "https://example.jp/" + "あ" * 1000,
            "mailto:a@example.jp",
        ),
    )
    (page,) = render_sheets([make_sheet("cases", [texts])], collection, standard_theme.labels)
    assert page.rows[1] == texts
    assert page.links == {}


def test_a_case_leads_to_its_page_if_that_has_a_full_address(
    collection: Collection, standard_theme: Theme
) -> None:
    columns = (
        DataField("事例ID", "text", "", source="id"),
        DataField("ページのアドレス", "text", "", source="url"),
    )
    rows = [("a", PAGES["a"]), ("b", "cases/b.html")]
    others = make_sheet(
        "outcomes", [("b", "8分"), ("a", "5分")], columns[0], DataField("数字", "text", "")
    )
    page, other = render_sheets(
        [make_sheet("cases", rows, *columns), others], collection, standard_theme.labels
    )
    assert page.links == dict.fromkeys(("A2", "B2"), PAGES["a"])
    assert page.rows[1:] == rows
    assert other.links == {"A3": PAGES["a"]}


def test_a_sheet_has_no_more_links_than_excel_takes() -> None:
    sheet = make_sheet("links", [("https://example.jp/",)] * (MOST_LINKS + 5))
    assert len(keep_links(sheet)) == MOST_LINKS == 65_530


def test_sheets_are_printed_on_a4_with_headings_on_each_page(
    content: bytes, pages: list[BookPage]
) -> None:
    with ZipFile(io.BytesIO(content)) as package:
        defined = ElementTree.fromstring(package.read("xl/workbook.xml")).iter(f"{NAME}definedName")
        names = {
            (item.attrib["name"], int(item.attrib["localSheetId"])): item.text for item in defined
        }
    for number, page in enumerate(pages):
        setup = page.find("pageSetup")
        assert (setup["paperSize"], setup["orientation"]) == ("9", "landscape")
        is_fitted = page.tree.find(f".//{NAME}pageSetUpPr[@fitToPage='1']") is not None
        assert (setup.get("fitToHeight") == "0", "scale" in setup) == (is_fitted, not is_fitted)
        assert is_fitted == (page.name not in TOO_WIDE), page.name
        header = page.tree.findtext(f".//{NAME}oddHeader")
        footer = page.tree.findtext(f".//{NAME}oddFooter")
        assert header == "&L内部DX参考事例集&R&A"
        assert footer == "&C&P / &N"
        area = names[("_xlnm.Print_Area", number)] or ""
        assert area.startswith(f"{quote(page.name)}!$A$1:")
        if number:
            assert area.endswith(f"${len(page.rows)}")
            kept = "B" if page.find("pane")["xSplit"] == "2" else "A"
            name = quote(page.name)
            titles = names[("_xlnm.Print_Titles", number)]
            assert titles == f"{name}!$A:${kept},{name}!$1:$1"


def quote(name: str) -> str:
    return name if name.isidentifier() else f"'{name}'"


def test_an_ampersand_of_the_title_is_printed(
    collection: Collection, standard_theme: Theme
) -> None:
    site = collection.site.model_copy(update={"title": "A&B" * 100})
    named = replace(collection, site=site)
    (page,) = render_sheets([make_sheet("cases", [])], named, standard_theme.labels)
    header = page.tree.findtext(f".//{NAME}oddHeader") or ""
    assert header.startswith("&LA&&BA&&B")
    assert len(header) <= 255


def test_a_row_is_as_high_as_its_texts(collection: Collection, standard_theme: Theme) -> None:
    rows = [("短い文",), ("長い文" * 30,), ("長い文" * 900,)]
    (page,) = render_sheets([make_sheet("cases", rows)], collection, standard_theme.labels)
    heights = [float(row.attrib.get("ht", 18.75)) for row in page.tree.iter(f"{NAME}row")]
    assert heights[:2] == [18.75, 18.75]
    assert heights[2] == 18.75 * 4  # 180 signs, of which 50 stand on a line
    assert 400 < heights[3] <= 409  # Excel has no higher row


def test_the_first_sheet_explains_every_sheet_and_column_once(
    pages: list[BookPage], sheets: tuple[Sheet, ...], standard_theme: Theme
) -> None:
    first, *others = pages
    labels = standard_theme.labels
    assert first.name == "説明"
    listed, columns = (read_table(first, table) for table in first.tables)
    assert listed == [
        (
            page.name,
            labels.text(f"data.files.{sheet.name}-csv.text"),
            sheet.count,
            name_table(sheet.name),
        )
        for page, sheet in zip(others, sheets, strict=True)
    ]
    assert columns == [
        (column.name, column.meaning, labels.text(f"data.types.{column.type}"), page.name)
        for page, sheet in zip(others, sheets, strict=True)
        for column in sheet.columns
    ]
    inner = [target for target in first.links.values() if "!" in target]
    assert inner == [f"'{page.name}'!A1" for page in others]


def read_table(page: BookPage, table: ElementTree.Element) -> list[tuple[CellValue, ...]]:
    """The rows of a table, below its headings."""
    rows = {
        int(row.attrib["r"]): cells
        for row, cells in zip(page.tree.iter(f"{NAME}row"), page.rows, strict=True)
    }
    top, bottom = (int(place.lstrip("ABCD")) for place in table.attrib["ref"].split(":"))
    return [rows[number] for number in range(top + 1, bottom + 1)]


def test_the_first_sheet_says_who_publishes_what_on_which_terms(
    collection: Collection, sheets: tuple[Sheet, ...], standard_theme: Theme
) -> None:
    file = render_workbook(sheets, collection, standard_theme.labels, "https://example.jp/naibu/")
    first = next(read_workbook(file.output.content))
    said = {row[0]: row[1] for row in first.rows[:12]}
    license, source = collection.site.license, collection.site.source
    assert license is not None
    assert source is not None
    assert collection.updated is not None
    assert first.rows[0][0] == collection.site.title
    assert said["版"] == collection.site.edition.text
    assert said["発行者"] == collection.site.publisher
    assert said["最終更新日"] == collection.updated.western
    assert (said["利用条件"], said["利用条件のアドレス"]) == (license.name, license.url)
    assert said["原資料"] == source.title
    assert said["このデータのページ"] == "https://example.jp/naibu/data/index.html"
    assert {license.url, said["このデータのページ"]} < set(first.links.values())


def test_what_the_settings_do_not_say_is_not_explained(pages: list[BookPage]) -> None:
    labels = {row[0] for row in pages[0].rows}
    assert not labels & {"このデータのページ", "原資料のアドレス", "問い合わせ先"}


def test_every_rule_of_the_data_page_is_explained(
    pages: list[BookPage], standard_theme: Theme
) -> None:
    data: Any = standard_theme.labels.words["data"]
    said = {row[1] for row in pages[0].rows}
    assert set(data["rules"].values()) <= said
    assert set(data["explanation"]["use"].values()) <= said
    assert {"税の扱い", "空欄", "注", "金額の種類"} <= {row[0] for row in pages[0].rows}
    template = (ROOT / "themes/standard/templates/data.html").read_text(encoding="utf-8")
    assert all(f"'{name}'" in template for name in data["rules"])


def test_the_formula_of_the_explanation_names_a_column(
    sheets: tuple[Sheet, ...], standard_theme: Theme
) -> None:
    text = standard_theme.labels.text("data.explanation.use.tables")
    named = re.search(r"=MEDIAN\((\w+)\[(.+?)\]\)", text)
    assert named is not None
    columns = {name_table(sheet.name): sheet.headings for sheet in sheets}
    assert named[2] in columns[named[1]]


def test_a_title_that_excel_refuses_still_names_a_sheet(
    collection: Collection, standard_theme: Theme
) -> None:
    titles = {
        "cases": "表/一覧",
        "terms": "表／一覧",
        "costs": "'長い名前" * 8,
        "links": "[参考]: a?*\\",
        "texts": "'",
        "steps": "説明",
        "funding": "services",
        "services": "表／一覧",
    }
    sheets = [make_sheet(name, [("一",)]) for name in titles]
    pages = render_sheets(sheets, collection, standard_theme.labels, titles)
    assert [page.name for page in pages] == [
        *("表／一覧", "terms", ("'長い名前" * 8)[1:30], "［参考］： a？＊＼", "texts", "steps"),
        *("services", "2 services"),
    ]
    assert [page.tables[0].attrib["displayName"] for page in pages] == list(titles)


def test_the_same_tables_are_the_same_bytes(
    content: bytes, sheets: tuple[Sheet, ...], collection: Collection, standard_theme: Theme
) -> None:
    again = render_workbook(sheets, collection, standard_theme.labels, None).output.content
    assert again == content
    with ZipFile(io.BytesIO(content)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert collection.updated is not None
        assert f"{collection.updated.iso}T00:00:00Z".encode() in package.read("docProps/core.xml")
