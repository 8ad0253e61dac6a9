"""Editions are told apart by what they published: cases that came, went, moved and changed."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from conftest import THEMES, MakeContent, case_text

from generator.build import build_site
from generator.collection.changes import EditionChanges, FactChange, compare_editions
from generator.collection.editions import Edition, order_editions, read_edition
from generator.collection.fields import FiscalYear
from generator.collection.moved import Move, successors
from generator.core.problem import Problem, Where
from generator.core.settings import BuildSettings
from generator.core.source import Source
from generator.records.located_json import locate_value
from generator.words.messages import describe

PLACE = Where("content/moved.yaml")
RunCheck = Callable[..., tuple[Problem, ...]]


def write_edition(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)


def publish(name: str, *cases: dict[str, Any]) -> dict[str, Any]:
    """A small data/cases.json."""
    return {"collection": {"title": "事例集", "edition": name}, "cases": list(cases)}


def case(slug: str, **changes: Any) -> dict[str, Any]:
    """A small case as data/cases.json has it."""
    return {
        "id": slug,
        "number": 1,
        "title": f"{slug}の取組",
        "organization": {"code": "336068", "prefecture": "岡山県", "name": "鏡野町"},
        "population": {"text": "1.2万人", "label": "1万人以上5万人未満"},
        "keywords": ["チャット"],
        "points": ["要点。"],
        "overview": ["概要。"],
        "interview": [{"question": "問い", "answer": ["答え"]}],
        "cost": {
            "initial": {"text": "26,700千円", "tax": "税抜", "items": [], "note": None},
            "running": {"text": "875千円", "tax": None, "items": [], "note": None},
        },
        "schedule": {"duration": {"text": "10か月", "months": 10}, "steps": [], "note": None},
        **changes,
    }


def read(data: Mapping[str, Any]) -> Edition:
    edition, problems = read_edition(Source("r5.json", write_edition(data), ""))
    assert edition is not None, problems
    return edition


def compare(
    before: dict[str, Any], after: dict[str, Any], moves: dict[str, str | None] | None = None
) -> EditionChanges:
    return compare_editions(read(before), read(after), moves or {})


def test_cases_that_came_and_went_are_told_by_their_ids() -> None:
    changes = compare(
        publish("令和5年度", case("c-goes"), case("a-stays"), case("b-goes")),
        publish("令和6年度", case("a-stays", number=9), case("c-comes")),
    )
    assert [found.id for found in changes.added] == ["c-comes"]
    assert [found.id for found in changes.removed] == ["c-goes", "b-goes"]
    assert changes.changed == ()


def test_an_edition_is_read_whatever_the_schema_of_today_allows() -> None:
    old = case(
        "a-case",
        category="なくなった分類",
        labels=["なくなったラベル", "なくなったラベル"],
        population={"text": "1.2万人", "as_of": "2023-13-99", "label": "なくなった区分"},
        links=[{"text": "", "url": "example.jp"}],
        related=["A_Case"],
    )
    (found,) = read(publish("令和5年度", old)).cases
    assert found.facts["category"] == ("なくなった分類",)
    assert found.facts["label"] == ("なくなった区分",)


def test_a_short_fact_is_told_with_both_its_values() -> None:
    after = case(
        "a-case", keywords=["チャット", "RPA"], population={"text": "1.1万人", "label": None}
    )
    after["cost"]["initial"]["text"] = "20,000千円"
    after["schedule"]["duration"] = None
    (change,) = compare(publish("R5年度", case("a-case")), publish("R6年度", after)).changed
    assert change.texts == ()
    assert change.facts == (
        FactChange("population", ("1.2万人",), ("1.1万人",)),
        FactChange("label", ("1万人以上5万人未満",), ()),
        FactChange("keywords", ("チャット",), ("チャット", "RPA")),
        FactChange("initial", ("26,700千円（税抜）",), ("20,000千円（税抜）",)),
        FactChange("duration", ("10か月",), ()),
    )


def test_a_longer_text_is_told_by_the_section_that_was_written_anew() -> None:
    after = case("a-case", overview=["別の概要。"], interview=[{"question": "問い", "answer": []}])
    after["cost"]["running"]["note"] = "5年間の合計額"
    (change,) = compare(publish("R5年度", case("a-case")), publish("R6年度", after)).changed
    assert change.facts == ()
    assert change.texts == ("overview", "cost", "interview")


def test_what_an_older_file_does_not_have_is_no_difference() -> None:
    before = case("a-case")
    for key in ("keywords", "points", "population", "interview"):
        del before[key]
    del before["cost"]["initial"]["note"]
    del before["schedule"]["duration"]
    after = case("a-case", links=[{"text": "町の案内", "url": "https://example.jp/"}])
    changes = compare(publish("R5年度", before), publish("R6年度", after))
    assert changes.changed == ()


def test_what_another_program_wrote_beside_is_left_alone() -> None:
    data = publish("R5年度", case("a-case", stars=5)) | {"generator": {"name": "other"}}
    assert [found.id for found in read(data).cases] == ["a-case"]


def test_an_edition_is_as_late_as_the_latest_of_its_cases() -> None:
    early = read(publish("R5年度", case("a-case", updated="2026-01-01"), case("b-case")))
    late = read(publish("R5年度", case("a-case", updated="2026-01-01"), case("b-case")))
    assert (early.updated, late.is_after(early)) == ("2026-01-01", False)
    late = read(publish("R5年度", case("b-case", updated="2026-01-02")))
    assert (late.is_after(early), early.is_after(late)) == (True, False)


def test_a_case_that_moved_is_the_same_case() -> None:
    changes = compare(
        publish("R5年度", case("old-name"), case("b-case")),
        publish("R6年度", case("b-case"), case("new-name")),
        {"cases/old-name.html": "cases/middle.html", "cases/middle.html": "cases/new-name.html"},
    )
    assert (changes.added, changes.removed) == ((), ())
    (change,) = changes.changed
    assert change.facts == (FactChange("title", ("old-nameの取組",), ("new-nameの取組",)),)


def test_of_two_cases_that_became_one_the_one_that_stayed_is_compared() -> None:
    changes = compare(
        publish("R5年度", case("a-joined"), case("b-stays")),
        publish("R6年度", case("b-stays")),
        {"cases/a-joined.html": "cases/b-stays.html"},
    )
    assert [found.id for found in changes.removed] == ["a-joined"]
    assert (changes.added, changes.changed) == ((), ())


@pytest.mark.parametrize(
    ("break_it", "code", "place"),
    [
        (lambda text: text.replace('"cases": [', '"cases": [[', 1), "edition-not-json", (61, 1)),
        (lambda text: text[:200], "edition-not-json", None),
        (lambda text: "", "edition-not-json", (1, 1)),
        (lambda text: "[" * 100_000, "edition-not-json", (1, 1)),
        (lambda text: "[]", "edition-not-json", (1, 1)),
        (lambda text: text.replace("令和5年度", "むかし"), "edition-value-not-read", (4, 14)),
        (lambda text: text.replace('"a-case"', "12"), "edition-value-not-read", (8, 10)),
        (lambda text: text.replace('"id": "a-case"', '"x": 1'), "edition-value-not-read", (7, 3)),
        (lambda text: text.replace('"鏡野町"', "{}"), "edition-value-not-read", (14, 13)),
        (lambda text: text.replace('"875千円"', "[]"), "edition-value-not-read", None),
    ],
)
def test_a_broken_file_is_a_problem_at_its_place(
    run_check: RunCheck,
    break_it: Callable[[str], str],
    code: str,
    place: tuple[int, int] | None,
) -> None:
    text = break_it(write_edition(publish("令和5年度", case("a-case"))))
    problems = run_check({"cases/a-b.md": case_text(), "editions/r5.json": text})
    found = [problem for problem in problems if problem.where.path.endswith("r5.json")]
    assert {problem.code for problem in found} == {code}
    if place:
        assert (found[0].where.line, found[0].where.column) == place
    else:
        assert found[0].where.line > 1


def test_a_value_is_named_as_people_count() -> None:
    data = publish("R5年度", case("a-case"), case("b-case", title=None))
    edition, problems = read_edition(Source("r5.json", write_edition(data), ""))
    assert edition is None
    assert [problem.arguments["key"] for problem in problems] == ["casesの2件目のtitle"]


def test_the_place_of_a_value_is_found_behind_any_other() -> None:
    text = ' {"a": {"x]": "}\\""}, "b": [ [], {"c": "d"} , 7]}'
    assert text[locate_value(text, ("b", 1, "c"))] == '"'
    assert text[locate_value(text, ("b", 2))] == "7"
    assert text[locate_value(text, ("b", 1, "missing", 3))] == "{"
    assert text[locate_value(text, ("a", "x]"))] == '"'


def test_the_editions_before_this_one_are_ordered_and_each_stands_once() -> None:
    names = ("令和4年度", "令和6年度", "R5年度", "令和5年度")
    editions = [read(publish(name)) for name in names]
    ordered, problems = order_editions(editions, FiscalYear("令和6年度", 2024))
    assert [edition.text for edition in ordered] == ["R5年度", "令和4年度"]
    codes = [(problem.code, problem.is_error) for problem in problems]
    assert codes == [("edition-not-earlier", False), ("duplicate-edition", True)]


def test_a_file_that_is_no_edition_is_named(run_check: RunCheck) -> None:
    problems = run_check({"cases/a-b.md": case_text(), "editions/r5.json.txt": "{}"})
    assert [(p.code, p.arguments["found"]) for p in problems if p.is_error] == [
        ("unexpected-edition", "r5.json.txt")
    ]


def test_a_file_in_the_place_of_the_folder_is_named(run_check: RunCheck) -> None:
    problems = run_check({"cases/a-b.md": case_text(), "editions": "{}"})
    found = [(p.code, p.where.path) for p in problems if p.is_error]
    assert found == [("editions-no-folder", "content/editions")]


def test_a_case_that_is_gone_without_a_word_is_told_where_it_stood_last(
    run_check: RunCheck,
) -> None:
    moved = "- from: cases/c-moved.html\n  to: cases/a-b.html\n"
    files = {"cases/a-b.md": case_text(), "moved.yaml": moved}
    kept = (case("a-b"), case("c-moved"), case("d-gone"))
    files["editions/r5.json"] = write_edition(publish("令和5年度", *kept))
    files["editions/r4.json"] = write_edition(publish("令和4年度", case("d-gone"), case("e-gone")))
    files["editions/r6.json"] = write_edition(publish("令和6年度", case("f-not-earlier")))
    problems = [p for p in run_check(files) if p.code == "case-gone-untold"]
    assert [(p.where.path, p.arguments["path"], p.is_error) for p in problems] == [
        ("content/editions/r4.json", "cases/e-gone.html", False),
        ("content/editions/r5.json", "cases/d-gone.html", False),
    ]
    line = files["editions/r5.json"].splitlines()[problems[1].where.line - 1]
    assert line[problems[1].where.column - 1 :].startswith('"d-gone"')
    for words in ("「- from: cases/d-gone.html」", "令和5年度の版", "「d-goneの取組」", "reason"):
        assert words in describe(problems[1])
    reason = f"{moved}- from: cases/d-gone.html\n  reason: 終わりました。\n"
    left = [p for p in run_check(files | {"moved.yaml": reason}) if p.code == "case-gone-untold"]
    assert [p.arguments["path"] for p in left] == ["cases/e-gone.html"]


def test_a_case_that_cannot_be_read_is_not_gone(run_check: RunCheck) -> None:
    kept = write_edition(publish("令和5年度", case("a-b")))
    problems = run_check({"cases/a-b.md": b"\xff", "editions/r5.json": kept})
    assert {problem.code for problem in problems} == {"not-utf-8"}
    broken = {"cases/a-c.md": case_text(), "moved.yaml": "- from: cases/a-b.html\n  reson: 終了\n"}
    problems = run_check(broken | {"editions/r5.json": kept})
    assert "case-gone-untold" not in {problem.code for problem in problems}


@pytest.fixture
def two_editions(make_content: MakeContent) -> Path:
    """The page of changes of a site that is built after two editions of itself.

    Two years ago there was one case, a year ago two; one of them moved, one is gone, one is new.
    """
    new = {"number": "number: 2", "added": "added: 令和6年度"}
    files = {
        "cases/kagamino-new-name.md": case_text(),
        "cases/kagamino-new-case.md": case_text(**new, title="title: 新しい取組"),
        "moved.yaml": "- from: cases/kagamino-old-name.html\n  to: cases/kagamino-new-name.html\n"
        "- from: cases/kagamino-gone.html\n  reason: 取組が終わりました。\n",
    }
    content = make_content(files)
    settings = BuildSettings(content, Path("first"), THEMES)
    build_site(settings)
    now = json.loads(Path("first/data/cases.json").read_text("utf-8"))
    kept = copy.deepcopy(now)
    kept["collection"]["edition"] = "令和5年度"
    kept["cases"] = kept["cases"][:1]
    old = kept["cases"][0]
    old |= {"id": "kagamino-old-name", "title": "古い題名", "overview": ["昔の概要。"]}
    first = copy.deepcopy(kept)
    first["collection"]["edition"] = "令和4年度"
    kept["cases"].append(copy.deepcopy(old) | {"id": "kagamino-gone", "title": "終わった取組"})
    (content / "editions").mkdir()
    (content / "editions" / "r5.json").write_text(write_edition(kept), encoding="utf-8")
    (content / "editions" / "r4.json").write_text(write_edition(first), encoding="utf-8")
    build_site(BuildSettings(content, Path("second"), THEMES))
    return Path("second")


@pytest.mark.slow
def test_the_page_of_changes_tells_each_edition_from_the_one_before(two_editions: Path) -> None:
    html = (two_editions / "changes.html").read_text("utf-8")
    page = BeautifulSoup(html, "html.parser")
    sections = page.select("section.part")
    assert [section.h2.get_text() for section in sections if section.h2] == [
        "令和6年度",
        "令和5年度",
    ]
    now, before = sections
    assert [title.get_text() for title in now.select("h3")] == [
        "加わった事例（1件）",
        "なくなった事例（1件）",
        "内容の変わった事例（1件）",
    ]
    links = {link.get_text(): link["href"] for link in now.select("a")}
    assert links == {
        "新しい取組": "cases/kagamino-new-case.html",
        "電子申請システム": "cases/kagamino-new-name.html",
    }
    assert "終わった取組岡山県鏡野町取組が終わりました。" in now.get_text().replace("\n", "")
    rows = [[cell.get_text() for cell in row.select("th, td")] for row in now.select("tr")]
    assert rows == [["項目", "令和5年度", "令和6年度"], ["事例名", "古い題名", "電子申請システム"]]
    assert [chip.get_text() for chip in now.select(".chip")] == ["事業の概要"]
    assert [title.get_text() for title in before.select("h3")] == ["加わった事例（1件）"]
    assert before.select("a") == []


@pytest.mark.slow
def test_a_case_of_an_earlier_edition_leads_to_its_page_of_today(two_editions: Path) -> None:
    page = (two_editions / "cases" / "kagamino-old-name.html").read_text("utf-8")
    assert 'href="kagamino-new-name.html">電子申請システム（岡山県鏡野町）</a>' in page


@pytest.mark.slow
def test_without_an_earlier_edition_the_page_tells_what_the_cases_say(
    make_content: MakeContent,
) -> None:
    new = case_text(number="number: 2", added="added: 令和6年度", title="title: 新しい取組")
    content = make_content({"cases/a-b.md": case_text(), "cases/a-c.md": new})
    build_site(BuildSettings(content, Path("out"), THEMES))
    page = BeautifulSoup(Path("out/changes.html").read_text("utf-8"), "html.parser")
    (section,) = page.select("section.part")
    assert "前の版のデータがないため" in section.get_text()
    assert [link["href"] for link in section.select("a")] == ["cases/a-c.html"]


@pytest.mark.slow
def test_an_edition_that_changed_nothing_says_so(make_content: MakeContent) -> None:
    content = make_content({"cases/a-b.md": case_text()})
    build_site(BuildSettings(content, Path("first"), THEMES))
    text = Path("first/data/cases.json").read_text("utf-8").replace("令和6年度", "令和5年度")
    (content / "editions").mkdir()
    (content / "editions" / "r5.json").write_text(text, encoding="utf-8")
    build_site(BuildSettings(content, Path("second"), THEMES))
    assert "事例に違いはありません。" in Path("second/changes.html").read_text("utf-8")


def test_what_took_the_place_of_an_old_page_is_found_by_its_path() -> None:
    moves = [Move("a.html", "b.html", None, PLACE, PLACE), Move("c.html", None, "", PLACE, PLACE)]
    assert successors(moves) == {"a.html": "b.html", "c.html": None}


OLD_COST: dict[str, dict[str, Any]] = {
    "initial": {
        "text": "－円",
        "kind": "none",
        "yen": None,
        "tax": None,
        "items": [],
        "note": None,
    },
}
OLD_STEP = {
    "track": None, "period": "R2.9～", "start": "2020-09", "end": None, "open": True,
    "approximate": False, "months": None, "text": "庁内検討（3か月）",
}  # fmt: skip


def test_what_the_older_form_says_in_another_way_is_no_difference() -> None:
    before = case(
        "a-case",
        cost=OLD_COST,
        schedule={"duration": None, "steps": [OLD_STEP], "note": None},
        notes=["費用は、表とインタビューで異なる。"],
        remarks=[{"about": "overview", "text": "見込みである。"}],
        outcomes=[{"what": "作業時間の削減（見込み）", "value": "500時間", "per": "年"}],
    )
    step = {**OLD_STEP, "period": "R2.9～（3か月）", "end": "2020-11", "open": False, "months": 3}
    dash = {**OLD_COST["initial"], "kind": "dash", "low": None, "high": None, "per": None}
    after = case(
        "a-case",
        cost={"initial": dash},
        schedule={"duration": None, "steps": [{**step, "text": "庁内検討"}], "note": None},
        notes=[{"about": "cost.initial", "text": "費用は、表とインタビューで異なる。"}],
        remarks=[{"about": "outcomes[1]", "text": "見込みである。"}],
        outcomes=[
            {
                "what": "作業時間の削減",
                "value": "500時間",
                "per": "年",
                "kind": "見込み",
                "low": 500,
            }
        ],
        introduced="2021-04",
        source={"kind": "原資料", "title": "資料", "pages": "3-7"},
    )
    assert compare(publish("令和5年度", before), publish("令和6年度", after)).changed == ()


def test_another_word_for_the_tax_is_no_difference_in_an_older_file() -> None:
    before, after = case("a-case"), case("a-case")
    before["cost"]["initial"]["tax"] = before["cost"]["running"]["tax"] = "税込額"
    after["cost"]["initial"]["tax"] = after["cost"]["running"]["tax"] = "税込"
    changes = compare(publish("令和5年度", before), publish("令和6年度", after))
    assert changes.changed == ()
    after["cost"]["running"]["tax"] = "税抜"
    (change,) = compare(publish("令和5年度", before), publish("令和6年度", after)).changed
    assert change.facts == (FactChange("running", ("875千円（税込）",), ("875千円（税抜）",)),)


def test_what_follows_from_a_printed_value_is_no_difference() -> None:
    step = {**OLD_STEP, "period": "R2.9～R3.8", "end": "2021-08", "open": False}
    figure = {"what": "作業時間の削減", "value": "20％", "per": None, "kind": "実績"}
    before = case(
        "a-case",
        introduced="2021-04",
        introduced_fiscal_year=None,
        schedule={"duration": None, "steps": [{**step, "months_counted": False}], "note": None},
        outcomes=[{**figure, "kind_code": "trial", "unit": "％"}],
    )
    after = copy.deepcopy(before) | {"introduced_fiscal_year": 2021}
    after["schedule"]["steps"][0] |= {"months": 12, "months_counted": True}
    after["outcomes"][0] |= {"kind_code": "measured", "unit": "%"}
    after["organization"] |= {"area_code": "33606"}
    for found, is_new in ((before, False), (after, True)):
        found["population"]["rounded"] = is_new
        found["cost"]["initial"]["tax_basis"] = "excluded" if is_new else None
    assert compare(publish("令和5年度", before), publish("令和6年度", after)).changed == ()


def test_a_figure_that_came_or_went_is_told_of_the_older_form_too() -> None:
    old = {"what": "通知の対象", "value": "29制度", "per": None}
    kept = {"what": "利用者数", "value": "11,788人", "per": None}
    before = publish("令和5年度", case("a-case", outcomes=[kept, old]))
    after = publish("令和6年度", case("a-case", outcomes=[{**kept, "kind": "実績"}]))
    (change,) = compare(before, after).changed
    assert change.facts == (
        FactChange(
            "outcomes",
            ("利用者数 11,788人", "通知の対象 29制度"),
            ("利用者数 11,788人（実績）",),
        ),
    )


def test_a_figure_of_another_kind_is_told() -> None:
    figure = {"what": "作業時間の削減", "value": "500時間", "per": "年"}
    before = publish("令和5年度", case("a-case", outcomes=[{**figure, "kind": "見込み"}]))
    after = publish("令和6年度", case("a-case", outcomes=[{**figure, "kind": "実績"}]))
    (change,) = compare(before, after).changed
    assert change.facts[0].after == ("作業時間の削減 500時間／年（実績）",)


def test_a_cost_that_is_now_said_to_be_none_is_a_change() -> None:
    before = publish("令和5年度", case("a-case", cost=OLD_COST))
    none = {**OLD_COST["initial"], "text": "なし"}
    after = publish("令和6年度", case("a-case", cost={"initial": none}))
    (change,) = compare(before, after).changed
    assert change.facts == (FactChange("initial", ("－円",), ("なし",)),)
