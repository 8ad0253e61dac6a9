"""vocabulary/places.csv: a table of residents as editors copy it, and what is wrong in one."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT, MakeContent, case_text
from hypothesis import given
from hypothesis import strategies as st

from generator.collection.residents import Residents, ResidentsByCode
from generator.core.problem import Problem
from generator.core.settings import BuildSettings
from generator.core.source import Source
from generator.measures.partial_date import PartialDate
from generator.plan.packs import tabulate_places
from generator.reading.load import load_collection
from generator.reading.parse import parse_places
from generator.reading.validate.places import validate_places
from generator.words.messages import describe

HEAD = "code,population,as_of\n"
NEW_YEAR = PartialDate(2024, 1, 1)


def read(text: str) -> tuple[ResidentsByCode, tuple[Problem, ...]]:
    rows, problems = parse_places(Source("places.csv", text, ""))
    residents, found = validate_places(rows)
    return residents, (*problems, *found)


def load(content: Path) -> tuple[ResidentsByCode | None, tuple[Problem, ...]]:
    collection, problems = load_collection(BuildSettings(content, Path("out"), ROOT / "themes"))
    return (collection.residents if collection else None), problems


@pytest.mark.parametrize(
    "row",
    [
        "336068,12345,令和6年1月1日",
        "33606,12345,2024-01-01",
        '"336068","12,345","令和6年1月1日"',
        "３３６０６８,１２３４５人,令和６年１月１日",
        '336068, "１２，３４５人" ,R6.1.1,,',
        "\n,,\n336068,12345,2024/1/1\n\n",
    ],
)
def test_a_row_is_read_as_editors_write_it(row: str) -> None:
    assert read(f"{HEAD}{row}\n") == ({"336068": Residents(12_345, NEW_YEAR)}, ())


def test_columns_stand_in_any_order_and_a_blank_number_is_not_known() -> None:
    text = "AS_OF,code,population\n令和6年1月1日,336068,\n2024-01-01,330001,1846525\n,336238\n"
    assert read(text) == ({"330001": Residents(1_846_525, NEW_YEAR)}, ())


def test_the_wards_of_designated_cities_may_stand_in_the_table() -> None:
    residents, problems = read(f"{HEAD}141003,3753645,2024-01-01\n141011,296000,2024-01-01\n")
    assert problems == ()
    assert residents["141003"].persons == 3_753_645


def test_every_mistake_is_told_at_its_place() -> None:
    _, problems = read(f"{HEAD}336060,0,2024-02-30\n336068,x,\n336068,1,2024-01-01\n")
    assert [(p.where.line, p.where.column, p.code) for p in problems] == [
        (2, 1, "code-wrong-check-digit"),
        (2, 8, "residents-none"),
        (2, 10, "date-not-real"),
        (3, 8, "residents-not-read"),
        (3, 1, "empty-value"),
        (4, 1, "place-twice"),
    ]


def test_a_lost_zero_is_told_only_where_codes_have_their_check_digits() -> None:
    lost = "12203,500000,2024-01-01\n"
    assert read(HEAD + lost)[0] == {"122033": Residents(500_000, NEW_YEAR)}  # 市川市 in five digits
    _, (problem,) = read(f"{HEAD}{lost}336068,1,2024-01-01\n")
    assert (problem.code, problem.where.line) == ("place-code-of-two", 2)
    assert problem.arguments["suggestion"] == "012203 北海道士別市"


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_file_of_excel_is_read(make_content: MakeContent, mark: str, ends: str) -> None:
    text = f"{mark}{HEAD}336068,12345,令和6年1月1日\n".replace("\n", ends)
    table = text.encode("utf-8")
    content = make_content({"cases/a.md": case_text(), "vocabulary/places.csv": table})
    residents, problems = load(content)
    assert [problem.code for problem in problems if problem.is_error] == []
    assert residents == {"336068": Residents(12_345, NEW_YEAR)}
    assert "unused-file" not in {problem.code for problem in problems}


def test_another_encoding_is_told_in_words(make_content: MakeContent) -> None:
    text = f"{HEAD}336068,12345,令和6年1月1日\n".encode("cp932")
    residents, problems = load(make_content({"vocabulary/places.csv": text}))
    (problem,) = (each for each in problems if each.where.path.endswith("places.csv"))
    assert residents is None
    assert "Shift_JIS" in describe(problem)


def test_a_site_without_the_table_knows_no_residents(small_content: Path) -> None:
    assert load(small_content)[0] == {}


def test_the_table_fills_the_pack_of_places(make_content: MakeContent) -> None:
    files = {"cases/a.md": case_text(), "vocabulary/places.csv": f"{HEAD}33606,12345,2024-01-01\n"}
    settings = BuildSettings(make_content(files), Path("out"), ROOT / "themes")
    collection = load_collection(settings)[0]
    assert collection is not None
    rows = {row[0]: row[5:] for row in tabulate_places(collection)}
    assert rows["336068"] == [12_345, "令和6年1月1日"]
    assert rows["330001"] == [None, None]


@given(st.text(st.sampled_from('code,population_s"\n\t １０33606人令和月日-;'), max_size=80))
def test_no_text_breaks_the_reading(text: str) -> None:
    for source in (text, HEAD + text):
        residents, problems = read(source)
        assert not (residents and problems)
        for problem in problems:
            assert describe(problem)
