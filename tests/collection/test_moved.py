"""Old addresses: each gets a page that says where its reader goes, and leads to a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from conftest import TESTS, THEMES, MakeContent, case_text

from generator.build import build_site
from generator.collection.moved import Move, redirects
from generator.core.problem import BuildStopped, Problem, Where
from generator.core.settings import BuildSettings
from generator.draft import draft_site
from generator.words.messages import describe, hint_of

RunCheck = Callable[..., tuple[Problem, ...]]
CASE = {"cases/a-b.md": case_text()}


def build(content: Path, base_url: str | None = None) -> Path:
    build_site(BuildSettings(content, Path("out"), THEMES, base_url))
    return Path("out")


def move(old: str, new: str | None) -> Move:
    return Move(old, new, None, Where("content/moved.yaml"), Where("content/moved.yaml"))


MOVED = """- from: cases/older.html
  to: cases/old.html
- from: cases/old.html
  to: cases/a-b.html
- from: keywords/gone.html
  reason: この言葉は使わなくなりました。
- from: keywords/gone-before.html
  to: keywords/gone.html
"""


@pytest.mark.slow
def test_a_page_that_moved_says_where_it_is_and_does_not_send_on(make_content: MakeContent) -> None:
    out = build(make_content({**CASE, "moved.yaml": MOVED}), "https://example.jp/dx/")
    for name in ("older", "old"):
        html = (out / f"cases/{name}.html").read_text("utf-8")
        page = BeautifulSoup(html, "html.parser")
        assert page.h1 is not None
        assert page.h1.get_text() == "このページは移りました"
        links = {link.get_text(): link["href"] for link in page.select("main a")}
        assert links["電子申請システム（岡山県鏡野町）"] == "a-b.html"
        assert '<meta name="robots" content="noindex">' in html
        assert '<link rel="canonical" href="https://example.jp/dx/cases/a-b.html">' in html
        assert "refresh" not in html


@pytest.mark.slow
def test_a_page_that_is_gone_says_why(make_content: MakeContent) -> None:
    out = build(make_content({**CASE, "moved.yaml": MOVED}), "https://example.jp/dx/")
    for name in ("gone", "gone-before"):
        html = (out / f"keywords/{name}.html").read_text("utf-8")
        assert "このページの掲載は終わりました" in html
        assert "この言葉は使わなくなりました。" in html
        assert 'href="../index.html"' in html
        assert "canonical" not in html


@pytest.mark.slow
def test_an_old_address_is_in_no_sitemap_and_no_search(make_content: MakeContent) -> None:
    out = build(make_content({**CASE, "moved.yaml": MOVED}), "https://example.jp/dx/")
    listed = (out / "sitemap.xml").read_text("utf-8")
    assert "cases/a-b.html" in listed
    assert "old" not in listed
    assert "gone" not in listed
    assert "data-search-text" not in (out / "cases/old.html").read_text("utf-8")


@pytest.mark.slow
def test_an_old_address_is_no_source_to_name(make_content: MakeContent) -> None:
    site = (TESTS / "sites/bare/site.yaml").read_text("utf-8")
    terms = f"{site}license:\n  name: 利用規約\n"
    out = build(make_content({**CASE, "moved.yaml": MOVED, "site.yaml": terms}))
    assert "出典の書き方" in (out / "cases/a-b.html").read_text("utf-8")
    for path in ("cases/old.html", "keywords/gone.html"):
        assert "出典の書き方" not in (out / path).read_text("utf-8")


@pytest.mark.slow
def test_without_a_known_address_a_moved_page_names_none(make_content: MakeContent) -> None:
    out = build(make_content({**CASE, "moved.yaml": MOVED}))
    assert "canonical" not in (out / "cases/old.html").read_text("utf-8")


def test_servers_are_told_the_last_page_of_each_trail() -> None:
    moves = [move("c.html", "b.html"), move("b.html", "a.html"), move("x.html", None)]
    assert redirects([*moves, move("y.html", "x.html")]) == (
        ("b.html", "a.html"),
        ("c.html", "a.html"),
    )


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("- from: cases/a-b.html\n  to: cases/index.html\n", "moved-page-exists", (1, 9)),
        ("- from: cases/old.html\n  to: cases/not-there.html\n", "moved-to-nowhere", (2, 7)),
        ("- from: cases/old.html\n", "moved-without-target", (1, 9)),
        ("- to: cases/a-b.html\n", "missing-key", (1, 3)),
        ("- from: cases/old.html\n  to: cases/old.html\n", "moved-in-a-circle", (2, 7)),
        ("- from: Cases/old.html\n  to: cases/a-b.html\n", "page-path-not-read", (1, 9)),
        ("- from: /cases/old.html\n  to: cases/a-b.html\n", "page-path-not-read", (1, 9)),
        ("- from: cases/../old.html\n  to: cases/a-b.html\n", "page-path-not-read", (1, 9)),
        ("- from: cases/con.html\n  to: cases/a-b.html\n", "page-path-not-read", (1, 9)),
        ("- from: nul/old.html\n  to: cases/a-b.html\n", "page-path-not-read", (1, 9)),
        ("- from: cases/old\n  to: cases/a-b.html\n", "page-path-not-read", (1, 9)),
        ("- from: cases/old.html\n  to: 'https://a.jp/'\n", "page-path-not-read", (2, 7)),
        ("- from: cases/old.html\n  too: cases/a-b.html\n", "unknown-key", (2, 3)),
        ("from: cases/old.html\n", "file-not-a-list", (1, 1)),
    ],
)
def test_a_wrong_entry_is_a_problem_at_its_place(
    run_check: RunCheck, text: str, code: str, place: tuple[int, int]
) -> None:
    problems = run_check({**CASE, "moved.yaml": text})
    found = [problem for problem in problems if problem.where.path == "content/moved.yaml"]
    assert (found[0].code, (found[0].where.line, found[0].where.column)) == (code, place)


def test_a_misspelt_key_is_told_with_the_right_one(run_check: RunCheck) -> None:
    problems = run_check({**CASE, "moved.yaml": "- form: cases/old.html\n  reason: 理由\n"})
    texts = [describe(problem) for problem in problems if problem.code == "unknown-key"]
    assert [text.endswith("ヒント: from") for text in texts] == [True]


def test_every_entry_of_a_circle_is_named_and_so_is_what_leads_into_it(run_check: RunCheck) -> None:
    text = (
        "- from: cases/one.html\n  to: cases/two.html\n- from: cases/two.html\n"
        "  to: cases/one.html\n- from: cases/three.html\n  to: cases/two.html\n"
    )
    problems = run_check({**CASE, "moved.yaml": text})
    found = [problem.where.line for problem in problems if problem.code == "moved-in-a-circle"]
    assert found == [2, 4, 6]


def test_an_old_address_stands_once(run_check: RunCheck) -> None:
    entry = "- from: cases/old.html\n  to: cases/a-b.html\n"
    problems = run_check({**CASE, "moved.yaml": entry * 2})
    (found,) = [problem for problem in problems if problem.code == "moved-twice"]
    assert (found.where.line, found.arguments["first_line"]) == (3, 1)


def test_a_page_that_is_no_case_is_left_to_the_build(run_check: RunCheck) -> None:
    entry = "- from: keywords/old.html\n  to: keywords/new.html\n"
    assert run_check({**CASE, "moved.yaml": entry}) == ()


@pytest.mark.parametrize("text", ["", "# まだありません。\n", "[]\n"])
def test_a_file_without_entries_is_fine(run_check: RunCheck, text: str) -> None:
    problems = run_check({**CASE, "moved.yaml": text})
    assert [problem for problem in problems if problem.where.path.endswith("moved.yaml")] == []


@pytest.mark.parametrize(
    ("to", "meant"),
    [
        ("cases/a-c.html", "cases/a-b.html"),
        ("/cases/a-b.html", "cases/a-b.html"),
        ("https://www.example.jp/dx/cases/a-b.html", "cases/a-b.html"),
        ("content/cases/a-b.md", "cases/a-b.html"),
        ("a-b", "cases/a-b.html"),
        (r"cases\A_b.html#top", "cases/a-b.html"),
        ("https://www.example.jp/", ""),
    ],
)
def test_the_page_that_is_meant_is_named(run_check: RunCheck, to: str, meant: str) -> None:
    problems = run_check({**CASE, "moved.yaml": f"- from: cases/old.html\n  to: {to}\n"})
    assert [hint_of(problem) for problem in problems if problem.is_error] == [meant]


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ({"from": "labels/online-applications.html", "to": "cases/a-b.html"}, "moved-page-exists"),
        ({"from": "keywords/old.html", "to": "keywords/not-there.html"}, "moved-to-nowhere"),
    ],
)
def test_a_build_knows_the_pages_that_are_no_cases(
    make_content: MakeContent, entry: Mapping[str, str], code: str
) -> None:
    slugs = (TESTS / "sites/bare/vocabulary/labels.yaml").read_text("utf-8")
    label = slugs.partition("slug: ")[2].split()[0]
    old = entry["from"].replace("online-applications", label)
    content = make_content({**CASE, "moved.yaml": f"- from: {old}\n  to: {entry['to']}\n"})
    with pytest.raises(BuildStopped) as stopped:
        draft_site(BuildSettings(content, Path("out"), THEMES))
    assert [problem.code for problem in stopped.value.problems if problem.is_error] == [code]
