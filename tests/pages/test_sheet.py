"""The sheet of a case: what it shows, what it leaves out and says so, and how dense it is set."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from conftest import THEMES
from sheets import ADDRESS, draft_sheets, fill_case, join_sheets, render_sheet

from generator.collection.case import Case
from generator.draft import Draft
from generator.pages.paper import (
    POINTS_A_MILLIMETRE,
    SHEET_SIZE,
    cuts_texts,
    measure_sheet,
    pair_of_bars,
)
from generator.pages.sheet import FITS, lay_out_sheet

STYLE = THEMES / "standard" / "components" / "sheet" / "style.css"
SLUG = "kagamino-online-counter"
LENGTHS = (10, 30, 60, 100, 200, 400, 2_000)


@pytest.fixture(scope="module")
def draft(small_content: Path) -> Draft:
    return draft_sheets(small_content)


@pytest.fixture(scope="module")
def case(draft: Draft) -> Case:
    return next(case for case in draft.collection.cases if case.slug == SLUG)


@pytest.fixture
def read(draft: Draft) -> Callable[[Case], Tag]:
    """The sheet of a case as a browser has it."""

    def read_sheet(case: Case) -> Tag:
        sheet = BeautifulSoup(render_sheet(draft, case), "html.parser").article
        assert sheet is not None
        return sheet

    return read_sheet


def rows_of_sheet(sheet: Tag) -> dict[str, str]:
    """What stands in each row, by its name."""
    return {
        str(row.h3.string): " ".join(row.select_one(".sheet-cell").get_text(" ").split())  # type: ignore[union-attr]
        for row in sheet.select(".sheet-row")
    }


def test_a_sheet_says_who_why_what_with_what_effect_at_what_cost_and_whom_to_ask(
    case: Case, read: Callable[[Case], Tag]
) -> None:
    sheet = read(case)
    facts = case.facts
    assert sheet.h2 is not None
    assert sheet.h2.string == case.title
    rows = rows_of_sheet(sheet)
    assert list(rows) == [
        *("課題", "取組の内容", "主な成果", "費用", "期間", "運用と事業者"),
        *("気をつけること", "問い合わせ先"),
    ]
    head = sheet.get_text(" ")
    for text in (f"事例{case.number}", case.organization.full_name, facts.population.count.text):
        assert text in head
    assert case.band.name in head
    assert all(point in rows["取組の内容"] for point in facts.points[:3])
    assert all(piece in rows["気をつけること"] for piece in facts.advice)
    for outcome in facts.outcomes:
        assert outcome.kind in rows["主な成果"]
        assert outcome.what in rows["主な成果"]
        assert (outcome.scope or "") in rows["主な成果"]
    assert facts.contacts[0].office in rows["問い合わせ先"]
    assert "をもとに" in head
    assert case.output_path in head


def test_doubts_stand_beside_their_figures(draft: Draft, read: Callable[[Case], Tag]) -> None:
    found = 0
    for case in draft.collection.cases:
        rows = rows_of_sheet(read(case))
        for note in case.facts.notes:
            if note.about and note.about.startswith(("cost.initial", "cost.running")):
                found += "items" not in note.about
                assert "items" in note.about or note.text in rows["費用"]
            if note.about and note.about.startswith("outcomes"):
                found += 1
                assert note.text in rows["主な成果"]
    assert found > 0


def test_what_has_no_room_is_counted(case: Case, read: Callable[[Case], Tag]) -> None:
    full = fill_case(case, 200)
    fit = lay_out_sheet(full).fit
    sheet = read(full)
    rows = rows_of_sheet(sheet)
    assert f"ほかに{6 - fit.points}件" in rows["取組の内容"]
    assert f"ほか{6 - fit.asks}件" in rows["課題"]
    assert f"ほか{12 - fit.steps}件" in rows["期間"]
    assert f"ほか{8 - fit.contacts}件" in rows["問い合わせ先"]
    assert f"ほかに{2 - fit.doubts}件" in rows["費用"]
    assert "「…」で終わる文の続き" in sheet.get_text()
    assert len(sheet.select(".sheet-steps > li:not(.sheet-years)")) == fit.steps


def test_where_all_has_room_nothing_is_said_to_be_left_out(
    draft: Draft, read: Callable[[Case], Tag]
) -> None:
    case = next(case for case in draft.collection.cases if len(case.facts.asks) <= 2)
    assert lay_out_sheet(case).fit == FITS[0]
    text = read(case).get_text()
    assert "ほか" not in text
    assert "…" not in text


def test_a_sheet_has_nothing_to_operate_and_nothing_to_search(
    draft: Draft,
) -> None:
    page = BeautifulSoup(join_sheets(draft, draft.collection.cases), "html.parser")
    assert len(page.select("article")) == len(draft.collection.cases)
    assert page.select("article :is(a, button, input, select, details, [tabindex])") == []
    assert page.select("[data-search-text], [data-search-ask], [style]") == []
    ids = [str(element["id"]) for element in page.select("[id]")]
    assert len(ids) == len(set(ids)) > 0
    assert all(label["aria-labelledby"] in ids for label in page.select("[aria-labelledby]"))


def test_the_code_stands_only_where_the_site_has_an_address(
    small_content: Path, draft: Draft, case: Case
) -> None:
    known = render_sheet(draft_sheets(small_content, ADDRESS), case)
    assert f"{ADDRESS}cases/{SLUG}.html" in known
    assert known.count("sheet-code") == 1
    unknown = render_sheet(draft, case)
    assert f"cases/{SLUG}.html" in unknown
    assert "sheet-code" not in unknown
    assert ADDRESS not in unknown


def test_more_text_is_set_more_densely(case: Case) -> None:
    fits = [FITS.index(lay_out_sheet(fill_case(case, letters)).fit) for letters in LENGTHS]
    assert fits == sorted(fits)
    assert FITS.index(lay_out_sheet(replace(case)).fit) < fits[-1]


@pytest.mark.parametrize("letters", LENGTHS)
def test_the_last_fit_has_room_for_any_case(case: Case, letters: int) -> None:
    full = fill_case(case, letters)
    assert measure_sheet(full, FITS[-1]) <= SHEET_SIZE[1] * POINTS_A_MILLIMETRE
    assert cuts_texts(full, FITS[-1]) == (letters > FITS[-1].longest)


def test_a_denser_fit_takes_less_paper(case: Case) -> None:
    taken = [measure_sheet(fill_case(case, 150), fit) for fit in FITS]
    assert taken == sorted(taken, reverse=True)


def test_the_style_sets_the_type_that_was_reckoned_with() -> None:
    style = STYLE.read_text(encoding="utf-8")
    sizes = re.findall(r"--sheet-small: ([0-9.]+)pt;.*?font-size: ([0-9.]+)pt;", style, re.DOTALL)
    assert sizes == list(dict.fromkeys((f"{fit.small:g}", f"{fit.size:g}") for fit in FITS))


def test_bars_show_before_and_after_where_both_are_one_number(case: Case) -> None:
    def pair(value: str) -> tuple[float, float] | None:
        outcome = fill_case(case, 10).facts.outcomes[0].model_copy(update={"value": value})
        return pair_of_bars(outcome)

    assert pair("120分→15分") == (100.0, 12.5)
    assert pair("8分→0分") == (100.0, 0.0)
    assert pair("約100件→約250件") == (40.0, 100.0)
    for value in ("500時間", "20分→5～8分", "1時間以上→10分", "0件→0件"):
        assert pair(value) is None
