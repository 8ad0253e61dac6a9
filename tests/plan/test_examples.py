"""The examples on the data page are true: their code and their formulas give what it answers.

The code is taken from the page and run with pandas beside the CSV files; the formulas are taken
from the page, typed into the workbook and calculated by IronCalc, which knows the workbook's
tables by their names.
"""

from __future__ import annotations

import json
import math
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import ironcalc
import pytest
from bs4 import BeautifulSoup, Tag
from conftest import BARE_SITE, THEMES, case_text

from generator.core.settings import BuildSettings
from generator.draft import draft_site, make_page
from generator.plan.examples import BAND, COST, MONTHS, SOUGHT, rank, work_examples

pytestmark = pytest.mark.slow

QUESTIONS = ("population", "months", "hours")
NO_VALUE = "計算できません"
# Runs the code that it reads, and tells its answer on the last line, row by row.
RUN = """
import json, sys
names = {}
exec(sys.stdin.read(), names)
print(json.dumps(names["answer"].to_numpy().ravel().tolist()))
"""
TOWN = '{code: "336068", prefecture: 岡山県, name: 鏡野町}'
VILLAGE = '{code: "336432", prefecture: 岡山県, name: 西粟倉村}'
PREFECTURE = '{code: "140007", prefecture: 神奈川県}'
PERSONS = {TOWN: "1.2万人", VILLAGE: "0.1万人", PREFECTURE: "921.2万人"}
# An organisation, its cost, its months, and figures of its working hours with their kinds. There
# are equal costs and months, and what is neither a number nor nothing.
MADE = (
    (TOWN, "500千円", "1か月", (("30%", "実績"), ("20％", "実証"))),
    (TOWN, "約500千円", "3か月", (("40%", "試算"),)),
    (TOWN, "0円", "5か月", (("500時間", "実績"), ("約2割", "実績"))),
    (TOWN, "9,000千円", "3か月", (("12.5%以上", "実証"),)),
    (TOWN, "（非公表）", "1年", ()),
    (TOWN, "なし", "9か月", ()),
    (VILLAGE, "－円", "2か月", (("5%", "目標"),)),
    (PREFECTURE, "700千円", "", (("60%→20%", "実績"),)),
    (PREFECTURE, "1,001千円", "0.5か月", ()),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """An example as the page shows it: its code, its formulas, and its answer by heading."""

    code: str
    formulas: tuple[tuple[str, bool, str, str], ...]  # cells, whether of an array, what, formula
    answer: dict[str, list[str]]

    @property
    def bands(self) -> list[str]:
        return self.answer.get(BAND, [])


def read_example(page: BeautifulSoup, name: str) -> Shown:
    heading = page.find(id=f"example-{name}")
    assert isinstance(heading, Tag)
    part = heading.find_parent("section")
    assert isinstance(part, Tag)
    (code,) = part.select("pre > code")
    formulas = tuple(
        (
            group.select("dt .example-cells")[0].get_text(),
            group.select_one("dt .example-array") is not None,
            group.select("dt .example-gives")[0].get_text(),
            group.select("dd code")[0].get_text(),
        )
        for group in part.select(".example-formulas > div")
    )
    return Shown(code.get_text(), formulas, read_answer(part))


def read_answer(part: Tag) -> dict[str, list[str]]:
    """The columns of the answer; where it is values below each other, each by its own heading."""
    rows = [[cell.get_text() for cell in row.select("th, td")] for row in part.select("table tr")]
    if not rows:
        return {}
    headings, *below = rows
    if tuple(headings) == SOUGHT:
        return {name: [value] for name, value in below}
    return {heading: list(cells) for heading, *cells in zip(headings, *below, strict=True)}


def give(content: Path, out: Path) -> Path:
    """The open data of a content with its page, and nothing else of the site."""
    draft = draft_site(BuildSettings(content, out, THEMES))
    for output in (make_page(draft, "data/index.html"), *(file.output for file in draft.data())):
        path = out / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.content)
    return out / "data"


def make_cases() -> Iterator[tuple[str, str]]:
    for number, (organization, cost, months, figures) in enumerate(MADE, start=1):
        outcomes = "".join(
            f"\n  - {{what: 作業時間の削減, value: {value}, kind: {kind}, measure: 作業時間}}"
            for value, kind in figures
        )
        yield (
            f"case-{number}",
            case_text(
                number=f"number: {number}",
                title=f"title: 事例その{number}",
                organization=f"organization: {organization}",
                population=f"population: {{count: {PERSONS[organization]}, as_of: 令和5年1月1日}}",
                cost=f"cost: {{initial: {{amount: '{cost}'}}, running: {{amount: 1円}}}}",
                schedule=f"schedule: {{duration: {months}}}" if months else "",
                outcomes=f"outcomes:{outcomes}" if figures else "",
            ),
        )


@pytest.fixture(scope="module", params=("real", "small", "made"))
def data(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder data/ of the real site, of the small test site, and of cases made for it."""
    folder = tmp_path_factory.mktemp("examples")
    if request.param == "real":
        site: Path = request.getfixturevalue("site")
        return site / "data"
    if request.param == "small":
        return give(request.getfixturevalue("small_content"), folder)
    content = folder / "content"
    shutil.copytree(BARE_SITE, content)
    (content / "cases").mkdir()
    for name, text in make_cases():
        (content / "cases" / f"{name}.md").write_text(text, encoding="utf-8")
    return give(content, folder)


@pytest.fixture(scope="module")
def page(data: Path) -> BeautifulSoup:
    return BeautifulSoup((data / "index.html").read_text(encoding="utf-8"), "html.parser")


def run_code(code: str, folder: Path) -> list[float]:
    done = subprocess.run(
        (sys.executable, "-c", RUN),
        cwd=folder,
        input=code,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    *table, last = done.stdout.splitlines()
    assert table, "the code prints its answer"
    answer: list[float] = json.loads(last)
    return answer


def agree(shown: str, computed: object) -> bool:
    """Whether a value is what the page says, to the last place that this shows."""
    if shown == NO_VALUE:
        return computed == "" or (isinstance(computed, float) and math.isnan(computed))
    plain = shown.removesuffix("%").replace(",", "")
    places = len(plain.partition(".")[2])
    scale = 100 if shown.endswith("%") else 1
    assert isinstance(computed, int | float), computed
    return abs(computed * scale - float(plain)) <= float(f"0.5e-{places}") + 1e-9


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_code_gives_the_answer(data: Path, page: BeautifulSoup, name: str) -> None:
    shown = read_example(page, name)
    computed = run_code(shown.code, data)
    columns = [column for heading, column in shown.answer.items() if heading != BAND]
    answer = [value for row in zip(*columns, strict=True) for value in row]
    if answer:
        assert len(answer) == len(computed)
    disagreeing = [pair for pair in zip(answer, computed, strict=False) if not agree(*pair)]
    assert disagreeing == []


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_formulas_give_the_answer(data: Path, page: BeautifulSoup, name: str) -> None:
    shown = read_example(page, name)
    computed = calculate(shown, data / "tables.xlsx")
    assert set(shown.answer) - {BAND} <= set(computed)
    disagreeing = [
        (heading, pair)
        for heading, column in shown.answer.items()
        if heading != BAND
        for pair in zip(column, computed[heading], strict=True)
        if not agree(*pair)
    ]
    assert disagreeing == []


def calculate(shown: Shown, workbook: Path) -> dict[str, list[object]]:
    """What the formulas give on a new sheet, each copied down as far as the page says."""
    model = ironcalc.create_user_model_from_xlsx(str(workbook))
    model.new_sheet()
    sheet = len(model.get_worksheets_properties()) - 1
    for row, band in enumerate(shown.bands, start=2):
        model.set_user_input(sheet, row, 1, band)
    places = {}
    for cells, is_array, gives, formula in shown.formulas:
        first, *rest = re.findall(r"([A-Z])(\d+)", cells)
        column, row = ord(first[0]) - 64, int(first[1])
        last = int(rest[0][1]) if rest else row
        if is_array:
            model.set_user_array_formula(sheet, row, column, 1, 1, formula)
        else:
            model.set_user_input(sheet, row, column, formula)
        if last > row:
            model.auto_fill_rows(sheet, row, column, row, column, last)
        places[gives] = [(row, column) for row in range(row, last + 1)]
    model.evaluate()
    return {
        gives: [model.get_cell_value(sheet, *cell) for cell in cells]
        for gives, cells in places.items()
    }


@pytest.mark.parametrize("data", ["real"], indirect=True)
def test_the_real_content_answers_every_question(page: BeautifulSoup) -> None:
    answers = [read_example(page, name).answer for name in QUESTIONS]
    assert NO_VALUE not in str(answers)
    assert [len(column) for column in answers[0].values()] == [6, 6, 6]
    assert all(float(column[0].rstrip("%").replace(",", "")) > 0 for column in answers[2].values())


@pytest.mark.parametrize("data", ["made"], indirect=True)
def test_only_what_is_known_counts(page: BeautifulSoup) -> None:
    population, months, hours = (read_example(page, name).answer for name in QUESTIONS)
    assert population == {
        "人口規模": ["1万人未満", "1万人以上5万人未満", "都道府県"],
        "費用のわかる事例の数": ["0", "4", "2"],
        "中央値（円）": [NO_VALUE, "500,000", "850,500"],
    }
    assert months["費用と期間のわかる事例の数"] == ["5"]
    assert hours == {
        "すべての事例の数": ["9"],
        "作業時間の減った割合を測った事例の数": ["2"],
        "その割合": ["22.2%"],
    }


@pytest.mark.parametrize("data", ["small"], indirect=True)
def test_a_question_that_the_data_do_not_answer_says_so(page: BeautifulSoup) -> None:
    heading = page.find(id="example-months")
    assert isinstance(heading, Tag)
    part = heading.find_parent("section")
    assert isinstance(part, Tag)
    assert part.find("table") is None
    assert "この問いに答えられるだけの事例がありません" in part.get_text()


@pytest.mark.parametrize("data", ["small"], indirect=True)
def test_the_examples_can_be_reached_and_scrolled(page: BeautifulSoup) -> None:
    assert page.select_one('.group-links a[href="#examples"]') is not None
    boxes = page.select("pre")
    assert [box.get("tabindex") for box in boxes] == ["0"] * len(QUESTIONS)
    assert len({str(box["aria-label"]) for box in boxes}) == len(QUESTIONS)


def test_equal_numbers_share_a_rank() -> None:
    assert rank([5, 1, 5, 0]) == [3.5, 2, 3.5, 1]


def test_costs_that_are_all_the_same_have_no_correlation() -> None:
    cases = [{BAND: "町", COST: "7", MONTHS: months, "事例ID": months} for months in ("1", "2.5")]
    population, months, hours = work_examples(cases, [], ["村", "町"])
    assert population.rows == (("町", "2", "7"),)
    assert [value for _, value in months.rows] == ["2", None, "1.75", None]
    assert hours.rows == ()
