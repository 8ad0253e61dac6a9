"""What a case says is on its page, or it is told at its place which field of it is not."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from conftest import ROOT, THEMES, MakeContent, case_text

from generator.build import build_site
from generator.collection.case import Case
from generator.core.problem import BuildStopped, Problem, Severity
from generator.core.settings import BuildSettings
from generator.draft import draft_site, make_page
from generator.pages.unshown_fields import count_whole, find_unshown_fields, find_unshown_values
from generator.unchanged import Built

Pairs = list[tuple[Case, str]]
BODY = """
## 事業の概要

申請をオンラインにした。窓口の係は12人。

## 事業効果

- 年500時間を減らした。[市の頁](https://www.example.jp/)による。

## インタビュー

### きっかけを教えてください。

職員の**声**です。

## 参考資料

表：件数

| 区分 | 件数 |
| --- | --: |
| 窓口 | 345 |
"""
# What a page may lose, how it stands there, and the word of its field.
LOST: Mapping[str, tuple[str, str]] = {
    "title": (">電子申請システム<", "事例名"),
    "count": (">1.2万人<", "人口"),
    "as_of": ("令和5年1月1日", "人口の基準日"),
    "point": ("スマートフォンで", "ポイント"),
    "tax": ("税抜", "税の扱い"),
    "item": (">システム製作費<", "内訳の名前"),
    "amount": (">1,234千円<", "金額"),
    "note": (">5年間の合計額<", "備考"),
    "office": (">デジタル課<", "部署の名前"),
    "phone": (">0868-54-2985<", "電話番号"),
    "email": ("dx@<wbr>example.lg.jp", "メールアドレス"),
    "url": ('href="https://www.example.lg.jp/dx"', "アドレス"),
    "remark": ("期間は契約の時期を含む。", "注の文"),
    "introduced": ("令和3年7月（2021年7月）", "使い始めた時期"),
    "period": (">R2.9～R3.8<", "時期"),
}
LOST_TEXTS: Mapping[str, tuple[str, str]] = {
    "overview": ("係は12人。", "事業の概要"),
    "effects": ("年500時間", "事業効果"),
    "question": ("きっかけを教えてください。", "インタビュー"),
    "answer": (">声<", "インタビュー"),
    "cell": (">345<", "参考資料"),
    "caption": (">件数</caption>", "参考資料"),
}
FIELDS = {
    "cost": "cost:\n  initial:\n    amount: 26,700千円\n    tax: 税抜\n    note: 5年間の合計額\n"
    "    items:\n      - name: システム製作費\n        amount: 25,466千円\n"
    "      - name: 端末\n        amount: 1,234千円\n"
    "  running:\n    amount: （非公表）\n    tax: 税込",
    "contacts": "contacts:\n  - office: デジタル課\n    phone: 0868-54-2985（代表）\n"
    "    email: dx@example.lg.jp",
    "links": "links:\n  - text: 市のデジタル\n    url: https://www.example.lg.jp/dx",
    "schedule": "schedule:\n  steps:\n    - period: R2.9～R3.8\n      text: 事業者を選んだ。\n"
    "    - period: R3.9～\n      text: 始めた。",
    "introduced": "introduced: R3.7",
    "remarks": "remarks:\n  - about: schedule\n    text: 期間は契約の時期を含む。",
}


@pytest.fixture
def pairs(make_content: MakeContent) -> Pairs:
    """Two cases with the HTML of their pages."""
    other = case_text(BODY, number="number: 2", title="title: 書かない窓口")
    files = {"cases/a-case.md": case_text(BODY, **FIELDS), "cases/b-case.md": other}
    draft = draft_site(BuildSettings(make_content(files), Path("out"), THEMES))
    return [
        (case, make_page(draft, case.output_path).content.decode("utf-8"))
        for case in draft.collection.cases
    ]


def find_all_unshown(pairs: Iterable[tuple[Case, str]]) -> Iterator[Problem]:
    return find_unshown_fields(
        (case, tuple(find_unshown_values(case, html))) for case, html in pairs
    )


def drop(pairs: Pairs, text: str) -> list[Problem]:
    """The problems where a text is gone from the main part of the first page."""
    (case, html), *rest = pairs
    head, mark, main = html.partition("<main")
    assert text in main
    gone = re.sub("[^<>]+", "", text) if text[0] + text[-1] == "><" else ""
    return list(find_all_unshown([(case, head + mark + main.replace(text, gone)), *rest]))


def test_pages_of_the_standard_theme_lack_nothing(pairs: Pairs) -> None:
    assert list(find_all_unshown(pairs)) == []


@pytest.mark.slow
def test_the_pages_of_the_real_content_lack_nothing() -> None:
    draft = draft_site(BuildSettings(ROOT / "content", Path("out"), THEMES))
    pages = [(case, make_page(draft, case.output_path)) for case in draft.collection.cases]
    found = find_all_unshown((case, page.content.decode("utf-8")) for case, page in pages)
    assert list(found) == []


def test_the_pages_of_the_small_site_lack_nothing(small_content: Path) -> None:
    draft = draft_site(BuildSettings(small_content, Path("out"), THEMES))
    pages = [(case, make_page(draft, case.output_path)) for case in draft.collection.cases]
    found = find_all_unshown((case, page.content.decode("utf-8")) for case, page in pages)
    assert list(found) == []


@pytest.mark.parametrize("name", LOST)
def test_a_value_that_is_gone_is_told_at_its_place(name: str, pairs: Pairs) -> None:
    text, word = LOST[name]
    problems = drop(pairs, text)
    assert [(p.code, p.severity) for p in problems] == [("field-not-shown", Severity.WARNING)]
    arguments, where = problems[0].arguments, problems[0].where
    assert arguments["key"] == word
    line = pairs[0][0].document.source.text.split("\n")[where.line - 1]
    assert line[where.column - 1 :].startswith(str(arguments["found"]))


@pytest.mark.parametrize("name", LOST_TEXTS)
def test_a_text_of_the_body_that_is_gone_is_an_error(name: str, pairs: Pairs) -> None:
    text, word = LOST_TEXTS[name]
    problems = [problem for problem in drop(pairs, text) if problem.is_error]
    assert [(p.code, p.arguments["key"]) for p in problems] == [("body-not-shown", word)]
    assert problems[0].where.line > 20


def test_a_value_is_not_hidden_by_menus_drawings_and_other_cases(pairs: Pairs) -> None:
    (case, html), *rest = pairs
    phone = "<p>0868-54-2985（代表）</p>"
    for other in (
        f"<nav>{phone}</nav>",
        f'<section id="related"><section>甲</section>{phone}</section>',
        f"<svg><text>{phone}</text></svg>",
    ):
        page = html.replace("0868-54-2985</a>", "</a>").replace("</main>", f"{other}</main>")
        [problem] = find_all_unshown([(case, page), *rest])
        assert problem.arguments["key"] == "電話番号"
    page = html.replace("0868-54-2985</a>", "</a>").replace("</body>", f"{phone}</body>")
    assert len(list(find_all_unshown([(case, page), *rest]))) == 1


def test_of_two_fields_with_the_same_words_one_does_not_hide_the_other(
    make_content: MakeContent,
) -> None:
    fields = {
        "contacts": "contacts:\n  - office: 鏡野町デジタル課",
        "respondent": "respondent: 鏡野町デジタル課",
    }
    other = {"respondent": "respondent: 住民係", "number": "number: 2"}
    files = {"cases/a-case.md": case_text(**fields), "cases/b-case.md": case_text(**other)}
    draft = draft_site(BuildSettings(make_content(files), Path("out"), THEMES))
    pages = [
        (case, re.sub("<b data-search-text>鏡野町デジタル課</b>|住民係", "", html))
        for case in draft.collection.cases
        for html in [make_page(draft, case.output_path).content.decode("utf-8")]
    ]
    alone = list(find_all_unshown(pages[:1]))
    assert [problem.arguments["found"] for problem in alone] == ["鏡野町デジタル課"]
    [problem] = find_all_unshown(pages)
    assert (problem.arguments["key"], problem.arguments["pages"]) == ("答えた担当", 1)


def test_a_field_that_every_page_lacks_is_told_once(pairs: Pairs) -> None:
    pages = [(case, html.replace("スマートフォンで", "")) for case, html in pairs]
    [problem] = find_all_unshown(pages)
    assert (problem.arguments["page"], problem.arguments["pages"]) == ("cases/a-case.html", 2)


def test_a_page_without_a_main_part_is_read_as_a_whole(pairs: Pairs) -> None:
    pages = [(case, re.sub("</?main[^>]*>", "", html)) for case, html in pairs]
    assert list(find_all_unshown(pages)) == []


@pytest.mark.parametrize(
    ("form", "text", "count"),
    [
        ("12", "12人、312人、12,300円、1.12、令和12年", 2),
        ("1.2万人", "11.2万人、1.2万人", 1),
        ("R3.9", "R3.9～、R3.91、R3.9.1", 1),
        ("窓口", "窓口と窓口", 2),
        ("1", "事例1\n10", 1),
    ],
)
def test_a_figure_is_no_part_of_a_longer_one(form: str, text: str, count: int) -> None:
    assert count_whole(form, text) == count


@pytest.fixture
def build_own(make_content: MakeContent, tmp_path: Path) -> Callable[[str, str, str], Built]:
    """A function that builds a case with a template of the standard theme changed."""

    def build(path: str, old: str, new: str) -> Built:
        content = make_content({"cases/a-case.md": case_text(BODY, **FIELDS)})
        shutil.copytree(THEMES / "standard", tmp_path / "themes" / "standard")
        template = tmp_path / "themes" / "standard" / path
        text = template.read_text(encoding="utf-8")
        assert old in text
        template.write_text(text.replace(old, new), encoding="utf-8")
        return build_site(BuildSettings(content, tmp_path / "site", tmp_path / "themes"))

    return build


def test_a_theme_may_leave_a_field_out_and_is_told(
    build_own: Callable[[str, str, str], Built],
) -> None:
    built = build_own("components/contact/macro.html", "{{ contact.office }}", "")
    unshown = [problem for problem in built.problems if problem.code == "field-not-shown"]
    assert [problem.arguments["found"] for problem in unshown] == ["デジタル課"]


def test_a_theme_that_leaves_out_the_body_builds_no_site(
    build_own: Callable[[str, str, str], Built], tmp_path: Path
) -> None:
    with pytest.raises(BuildStopped) as stopped:
        build_own("templates/case_text.html", "{{ body.effects|prose }}", "")
    assert [p.code for p in stopped.value.problems if p.is_error] == ["body-not-shown"]
    assert not (tmp_path / "site").exists()
