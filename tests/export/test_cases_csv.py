"""The CSV files: one table a file, one value a cell, and nothing that a spreadsheet calculates."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from pathlib import Path
from unicodedata import normalize
from zipfile import ZipFile

import pytest
from conftest import ROOT, MakeContent, case_text
from hypothesis import given
from hypothesis import strategies as st

from generator.collection.collection import Collection
from generator.collection.form.outcome import OUTCOME_CODES
from generator.core.settings import BuildSettings
from generator.export.case_parts import describe_collection
from generator.export.cases_json import describe_case
from generator.export.cells import name_of_field
from generator.export.data import render_csv, render_data
from generator.export.open_data import OpenData
from generator.export.tables import fill_tables, list_case_rows
from generator.output.csv_text import RISKY, CellValue, harmless, restore, write_csv
from generator.output.data_file import DataFile
from generator.reading.load import load_collection
from generator.theme.theme import Theme

TABLES = (
    *("cases", "terms", "outcomes", "costs", "funding", "steps", "services", "contacts"),
    *("links", "texts"),
)
Rows = list[dict[str, str]]


def load(content: Path) -> Collection:
    settings = BuildSettings(content, Path("out"), Path("themes"))
    collection, problems = load_collection(settings)
    assert collection is not None, problems
    return collection


def describe(content: Path) -> OpenData:
    return describe_collection(load(content))


def read_table(file: DataFile) -> Rows:
    text = file.output.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@pytest.fixture(scope="module")
def small(small_content: Path) -> dict[str, Rows]:
    return {
        file.name: read_table(file)
        for file in map(render_csv, fill_tables(describe(small_content)))
    }


@pytest.fixture(scope="module")
def published() -> OpenData:
    return describe(ROOT / "content")


@pytest.fixture(scope="module")
def files(published: OpenData) -> tuple[DataFile, ...]:
    return tuple(map(render_csv, fill_tables(published)))


def test_the_tables_are_those_that_the_page_names(files: Sequence[DataFile]) -> None:
    assert [file.path for file in files] == [f"data/{name}.csv" for name in TABLES]


def test_a_file_is_utf_8_with_bom_and_crlf_and_a_row_is_a_line(
    files: Sequence[DataFile],
) -> None:
    for file in files:
        assert file.output.content.startswith(b"\xef\xbb\xbf")
        lines = file.output.content.removeprefix(b"\xef\xbb\xbf").split(b"\r\n")
        assert lines.pop() == b""
        assert not any(b"\n" in line or b"\r" in line or b"\t" in line for line in lines)
        assert len(lines) == len(read_table(file)) + 1


def test_every_row_is_as_long_as_the_headings_which_are_unique(files: Sequence[DataFile]) -> None:
    for file in files:
        text = file.output.content.decode("utf-8-sig")
        headings, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
        assert headings[0] == "事例ID"
        assert len(set(headings)) == len(headings)
        assert {len(row) for row in rows} == {len(headings)}
        assert [field.name for field in file.fields] == headings
        assert [field.name for field in file.fields if "null" in field.meaning] == []


def test_no_column_but_the_id_stands_twice_when_a_table_is_joined_to_the_cases(
    files: Sequence[DataFile],
) -> None:
    cases, *others = ({field.name for field in file.fields} for file in files)
    assert "団体名" in cases
    assert [cases & headings for headings in others] == [{"事例ID"}] * len(others)


def test_a_row_has_the_full_address_of_its_page_where_the_site_has_one(
    small_content: Path, standard_theme: Theme
) -> None:
    path = "cases/kagamino-online-counter.html"
    for base_url in (None, "https://example.jp/dx/"):
        files = render_data(load(small_content), standard_theme.labels, base_url)
        found = {file.name: file for file in files}
        address = f"{base_url or ''}{path}"
        assert read_table(found["cases-csv"])[0]["ページのアドレス"] == address
        with ZipFile(io.BytesIO(found["workbook"].output.content)) as book:
            assert f">{address}<" in book.read("xl/sharedStrings.xml").decode("utf-8")
        # In cases.json they are the same wherever the site is.
        cases = json.loads(found["cases-json"].output.content)["cases"]
        assert cases[0]["url"] == path


def test_the_numbers_of_an_outcome_are_numbers_and_its_unit_has_none(
    small: dict[str, Rows], files: Sequence[DataFile]
) -> None:
    published = read_table(next(file for file in files if file.name == "outcomes-csv"))
    assert "%" in {row["単位"] for row in published}
    for rows in (small["outcomes-csv"], published):
        cells = [row[name] for row in rows for name in ("導入前", "導入後", "下限", "上限")]
        assert any(cells)
        assert [cell for cell in cells if not re.fullmatch(r"(-?\d+(\.\d+)?)?", cell)] == []
        units = {row["単位"] for row in rows}
        assert [unit for unit in units if normalize("NFKC", unit) != unit] == []
        assert [unit for unit in units if re.search(r"\d", unit)] == []
        codes = {(row["数字の種類"], row["数字の種類のコード"]) for row in rows}
        assert codes <= set(OUTCOME_CODES.items())


def test_the_months_of_a_step_stand_beside_both_its_ends(files: Sequence[DataFile]) -> None:
    rows = read_table(next(file for file in files if file.name == "steps-csv"))
    dated = [row for row in rows if len(row["始まり"]) >= 7 and len(row["終わり"]) >= 7]
    assert len(dated) > 100
    blank = [row for row in dated if not row["期間（月）"]]
    assert [row for row in blank if len(row["始まり"]) < 10 or row["始まり"] != row["終わり"]] == []
    counted = [row for row in rows if row["期間は両端から数えた"] == "TRUE"]
    assert len(counted) > 80
    assert all(float(row["期間（月）"]) > 0 and row["終わり"] for row in counted)
    short = [row["期間（月）"] for row in counted if not row["期間（月）"].isdecimal()]
    assert 0 < len(short) < 10


def test_no_cell_begins_like_a_formula(files: Sequence[DataFile]) -> None:
    cells = [cell for file in files for row in read_table(file) for cell in row.values()]
    assert len(cells) > 5000
    assert [cell for cell in cells if re.match(r"[=+\-@＝＋－＠\t\r\n]", cell)] == []


def test_numbers_stand_alone(files: Sequence[DataFile]) -> None:
    for file in files:
        types = {field.name: field.type for field in file.fields}
        for row in read_table(file):
            for heading, cell in row.items():
                if types[heading] == "integer":
                    assert re.fullmatch(r"[0-9]*", cell), (file.path, heading, cell)
                if types[heading] == "number":
                    assert re.fullmatch(r"([0-9]+(\.[0-9]+)?)?", cell), (file.path, heading, cell)
                if types[heading] == "boolean":
                    assert cell in ("TRUE", "FALSE")


def test_the_cells_of_a_column_are_of_the_type_that_the_page_names(published: OpenData) -> None:
    kinds = {"text": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,)}
    collection = load(ROOT / "content")
    cases = [
        list_case_rows(describe_case(case, collection.related[case.slug], collection.site), None)
        for case in collection.cases
    ]
    for sheet in fill_tables(published):
        rows = [row for case in cases for row in case[sheet.name]]
        for column, cells in zip(sheet.columns, zip(*rows, strict=True), strict=True):
            found = {type(cell) for cell in cells if cell is not None}
            assert found <= {*kinds[column.type]}, (sheet.name, column.name)


def test_nothing_zero_undisclosed_and_free_are_told_apart(small: dict[str, Rows]) -> None:
    initial = [
        (row["イニシャルコストの種類"], row["イニシャルコスト（円）"]) for row in small["cases-csv"]
    ]
    running = [
        (row["ランニングコストの種類"], row["ランニングコスト（円／年）"])
        for row in small["cases-csv"]
    ]
    assert initial == [("金額どおり", "26700000"), ("非公表", ""), ("「－」", "")]
    assert running == [("約", "875000"), ("算定不可", ""), ("金額どおり", "0")]


def test_dates_stand_in_both_calendars(small: dict[str, Rows]) -> None:
    first, second = small["cases-csv"][:2]
    assert (first["使い始めた時期（和暦）"], first["使い始めた年度"]) == ("令和3年9月", "2021")
    assert (first["人口の基準日"], first["人口の基準日（和暦）"]) == ("2023-01-01", "令和5年1月1日")
    assert second["市区町村"] == ""
    steps = [
        (row["始まり"], row["始まり（和暦）"], row["終わり"], row["終わりが示されていない"])
        for row in small["steps-csv"]
    ]
    assert steps[:3] == [
        ("2020-08", "令和2年8月", "2020-08", "FALSE"),
        ("2020-09", "令和2年9月", "2021-08", "FALSE"),
        ("2021-09", "令和3年9月", "", "TRUE"),
    ]
    assert ("2019-05", "令和元年5月") in [step[:2] for step in steps]


def test_a_step_of_a_track_names_it_with_its_length(small: dict[str, Rows]) -> None:
    rows = [row for row in small["steps-csv"] if row["取組"]]
    assert [(row["取組"], row["取組の導入までの期間（月）"]) for row in rows[:2]] == [
        ("RPA", "9")
    ] * 2


def test_codes_have_six_digits_and_keep_their_zero(files: Sequence[DataFile]) -> None:
    codes = [row["全国地方公共団体コード"] for row in read_table(files[0])]
    assert all(re.fullmatch("[0-9]{6}", code) for code in codes)
    assert any(code.startswith("0") for code in codes)
    # Statistics have them without their check digit.
    assert [row["標準地域コード"] for row in read_table(files[0])] == [code[:5] for code in codes]


def test_what_a_program_wants_stands_beside_the_words(files: Sequence[DataFile]) -> None:
    rows = read_table(files[0])
    sides = ("イニシャルコスト", "ランニングコスト")
    found = {(row[f"{s}の税の扱い"], row[f"{s}の税の扱いのコード"]) for row in rows for s in sides}
    assert found == {("税抜", "excluded"), ("税込", "included")}


@pytest.mark.parametrize(("count", "rounded"), [("12,345人", "FALSE"), ("1.2万人", "TRUE")])
def test_a_population_says_whether_it_is_rounded(
    count: str, rounded: str, make_content: MakeContent
) -> None:
    text = case_text(population=f'population: {{count: "{count}", as_of: 令和5年1月1日}}')
    cases, *_ = fill_tables(describe(make_content({"cases/a-case.md": text})))
    (row,) = read_table(render_csv(cases))
    assert row["人口は概数"] == rounded


def test_the_tables_hold_every_item_of_the_lists(
    files: Sequence[DataFile], published: OpenData
) -> None:
    counts = {file.path: len(read_table(file)) for file in files}
    cases = [json.loads(case.record) for case in published.cases]
    assert counts["data/cases.csv"] == len(cases)
    assert counts["data/terms.csv"] == sum(
        len(c[kind]) for c in cases for kind in ("labels", "keywords", "needs")
    )
    assert counts["data/costs.csv"] == sum(
        len(c["cost"][side]["items"]) for c in cases for side in ("initial", "running")
    )
    assert counts["data/funding.csv"] == sum(len(c["funding"]) for c in cases)
    assert counts["data/steps.csv"] == sum(len(c["schedule"]["steps"]) for c in cases)
    assert counts["data/contacts.csv"] == sum(len(c["contacts"]) for c in cases)
    assert counts["data/links.csv"] == sum(len(c["links"]) + len(c["awards"]) for c in cases)
    texts = read_table(files[-1])
    answers = [line for c in cases for e in c["interview"] for line in e["answer"]]
    written = [restore(row["文"]) for row in texts if row["部分"] == "インタビュー"]
    assert written == [" ".join(line.split("\n")) for line in answers]


def test_a_remark_names_what_it_is_about_in_japanese(published: OpenData) -> None:
    dumped = [json.loads(case.record) for case in published.cases]
    remarked = {remark["about"] for case in dumped for remark in case["remarks"]}
    assert {"overview", "cost.initial"} <= remarked
    named = ("overview", "cost", "cost.running", "outcomes[2]", "contacts[1].office", "initial")
    assert [name_of_field(name) for name in named] == [
        "事業の概要", "コスト", "ランニングコスト", "主な成果の数字（2件目）",
        "担当部署（1件目）の部署の名前", "initial",
    ]  # fmt: skip
    tables = {sheet.name: read_table(render_csv(sheet)) for sheet in fill_tables(published)}
    cells = [list(row.values()) for row in tables["texts"]]
    headings = {row[3] for row in cells if row[1] == "原資料の注" and row[3]}
    assert headings
    assert headings.isdisjoint(remarked)
    assert "None" not in {cell for rows in tables.values() for row in rows for cell in row.values()}


@pytest.mark.parametrize("sign", "=+-@＝＋－＠'")
def test_a_cell_that_begins_like_a_formula_gets_an_apostrophe(sign: str) -> None:
    assert harmless(f"{sign}1+1") == f"'{sign}1+1"
    assert harmless(f"\t{sign}1") == f"'{sign}1"
    assert harmless(f"1{sign}") == f"1{sign}"


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_any_text_is_harmless_and_comes_back(text: str) -> None:
    cell = harmless(text)
    assert not cell.startswith(RISKY[:-1])
    line = " ".join(part.strip() for part in text.replace("\t", "\n").splitlines()).strip()
    assert restore(cell) == line


@given(st.lists(st.lists(st.one_of(st.text(), st.integers(), st.none()), min_size=2, max_size=2)))
def test_any_rows_can_be_read_again(rows: list[list[CellValue]]) -> None:
    text = write_csv(rows).decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    wanted = [
        [harmless(c) if isinstance(c, str) else "" if c is None else str(c) for c in r]
        for r in rows
    ]
    assert read == wanted
