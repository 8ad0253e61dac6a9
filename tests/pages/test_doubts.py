"""A doubt travels with its figure: page, card, result, JSON and tables."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from conftest import THEMES, MakeContent, case_text, read_rows

from generator.core.settings import BuildSettings
from generator.draft import Draft, draft_site, make_page
from generator.export.case_parts import describe_collection
from generator.export.table import Sheet
from generator.export.tables import fill_tables

COST = "端末の台数は、インタビューと異なる。"
OUTCOME = "用紙の枚数は書かれていない。"
DURATION = "前の年の検討を含むかどうかは書かれていない。"
CASE = "kagamino-online-counter"


@pytest.fixture(scope="module")
def draft(small_content: Path) -> Draft:
    return draft_site(BuildSettings(small_content, Path("out"), Path("themes")))


@pytest.fixture(scope="module")
def page(draft: Draft) -> BeautifulSoup:
    return read(draft, f"cases/{CASE}.html")


@pytest.fixture(scope="module")
def sheets(draft: Draft) -> Mapping[str, Sheet]:
    return {sheet.name: sheet for sheet in fill_tables(describe_collection(draft.collection))}


def read(draft: Draft, path: str) -> BeautifulSoup:
    return BeautifulSoup(make_page(draft, path).content.decode("utf-8"), "html.parser")


def row_of(page: BeautifulSoup, name: str) -> Tag:
    term = next(term for term in page.select("#summary dt") if term.get_text() == name)
    row = term.find_parent("div")
    assert row is not None
    return row


@pytest.mark.parametrize(
    ("row", "words"), [("イニシャルコスト", COST), ("検討開始から導入まで", DURATION)]
)
def test_it_stands_beside_its_figure_in_the_summary(
    page: BeautifulSoup, row: str, words: str
) -> None:
    doubt = row_of(page, row).select_one(".doubt")
    assert doubt is not None
    assert doubt.get_text() == f"注{words}"
    assert row_of(page, "ランニングコスト（1年あたり）").select_one(".doubt") is None


def test_it_stands_beside_its_outcome_its_cost_table_and_its_duration(page: BeautifulSoup) -> None:
    first, second = page.select("#summary .outcomes li")
    assert first.select_one(".doubt") is None
    assert OUTCOME in second.get_text()
    assert COST in page.select("#cost .cost-side")[0].get_text()
    assert COST not in page.select("#cost .cost-side")[1].get_text()
    duration = page.select_one("#schedule .schedule-duration")
    assert duration is not None
    assert DURATION in duration.get_text()


def test_it_is_searched_once(page: BeautifulSoup) -> None:
    for words in (COST, OUTCOME, DURATION):
        marked = [tag for tag in page.select("[data-search-text]") if words in tag.get_text()]
        assert len(marked) == 1


def test_a_card_has_its_mark_and_its_words(draft: Draft) -> None:
    card = next(
        card
        for card in read(draft, "cases/index.html").select(".case-card")
        if card.select_one(f'a[href="{CASE}.html"]')
    )
    marked = [slot for slot in card.select("[data-slot]") if slot.select_one("dd > .doubt-sign")]
    assert [slot["data-slot"] for slot in marked] == ["initial", "months"]
    words = [item.get_text() for item in card.select('[data-slot="doubts"] li')]
    assert words == [f"注イニシャルコスト{COST}", f"注導入まで{DURATION}"]


def test_tables_have_it_beside_the_figure(sheets: Mapping[str, Sheet]) -> None:
    cases = read_rows(sheets["cases"])[0]
    assert cases["イニシャルコストの注"] == COST
    assert cases["導入までの期間の注"] == DURATION
    assert (cases["ランニングコストの注"], cases["人口の注"]) == (None, None)
    outcomes = read_rows(sheets["outcomes"])
    assert [row["注"] for row in outcomes[:2]] == [None, OUTCOME]


def test_what_is_not_yet_measured_is_headed_apart(page: BeautifulSoup, draft: Draft) -> None:
    measured, projected = page.select("#summary .outcomes")
    assert "is-projected" not in measured["class"]
    assert "is-projected" in projected["class"]
    assert measured.select_one("h3") != projected.select_one("h3")
    assert [kind.get_text() for kind in page.select("#summary .outcome-kind")] == ["実績", "見込み"]
    # Money is shown as costs are, with the printed words beside it.
    assert "138万円" in projected.get_text()
    assert "1,380千円" in projected.get_text()


TRACKS = """schedule:
  tracks:
    - name: RPA
      duration: 9か月
      steps:
        - {period: R2.4, text: 検討}
    - name: 決裁
      duration: 1か月
      steps:
        - {period: R2.6, text: 試行}
        - {period: R2.7, text: 本番}"""
OUTCOMES = """outcomes:
  - {what: 削減, value: 500時間, kind: 実績, measure: 作業時間}
  - {what: 削減, value: 500時間, kind: 実績, measure: 作業時間}"""
NOTES = """notes:
  - {about: "schedule.tracks[2]", text: 期間の注。}
  - {about: "schedule.tracks[2].steps[2]", text: 工程の注。}
  - {about: "outcomes[2]", text: 2件目の注。}
remarks:
  - {about: "outcomes[1]", text: 1件目の※。}
  - {about: schedule, text: 全体の※。}"""


def test_of_equal_figures_and_of_steps_in_tracks_each_has_its_own(
    make_content: MakeContent,
) -> None:
    text = case_text(schedule=TRACKS, outcomes=OUTCOMES, notes=NOTES)
    content = make_content({"cases/a-case.md": text})
    draft = draft_site(BuildSettings(content, Path("out"), THEMES))
    assert draft.problems == ()
    page = read(draft, "cases/a-case.html")
    first, second = (item.get_text() for item in page.select("#summary .outcomes li"))
    assert ("1件目の※" in first, "2件目の注" in first) == (True, False)
    assert ("1件目の※" in second, "2件目の注" in second) == (False, True)
    # The source's own sign is told from the editors'.
    signs = [sign.get_text() for sign in page.select("#summary .outcomes .doubt-sign")]
    assert signs == ["※原資料の注", "注"]
    assert "全体の※" in page.select("#schedule .remarks")[0].get_text()
    assert page.select("#summary .remarks") == []
    sheets = {sheet.name: sheet for sheet in fill_tables(describe_collection(draft.collection))}
    steps = read_rows(sheets["steps"])
    assert [row["注"] for row in steps] == [None, None, "工程の注。"]
    whole = read_rows(sheets["cases"])[0]
    assert whole["導入までの期間の注"] == "期間の注。"
