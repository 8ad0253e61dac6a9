"""Dates come from the content: a page prints the date that is set and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import TESTS, THEMES, MakeContent, case_text

from generator.build import build_site
from generator.core.problem import Problem
from generator.core.settings import BuildSettings
from generator.draft import Draft, draft_site
from generator.export.addresses import render_addresses
from generator.pages.structured_data import describe_page

SITE = (TESTS / "sites" / "bare" / "site.yaml").read_text("utf-8")
DATED = {
    "cases/a-dated.md": case_text(updated="updated: 2026-03-31"),
    "cases/b-unknown.md": case_text(number="number: 2", title="title: 別の取組"),
}


def build(content: Path) -> Path:
    build_site(BuildSettings(content, Path("out"), THEMES))
    return Path("out")


@pytest.mark.slow
def test_a_case_shows_its_own_date_and_the_footer_the_latest_of_all(
    make_content: MakeContent,
) -> None:
    out = build(make_content({**DATED, "site.yaml": f"{SITE}updated: 令和7年4月1日\n"}))
    day = '<time datetime="2026-03-31">2026年3月31日</time>'
    dated = (out / "cases" / "a-dated.html").read_text("utf-8")
    assert f"最終更新日：{day}" in dated
    unknown = (out / "cases" / "b-unknown.html").read_text("utf-8")
    assert "最終更新日：" not in unknown
    assert f"<dt>最終更新日</dt><dd>{day}</dd>" in unknown
    assert "2025" not in unknown


@pytest.mark.slow
def test_a_date_of_the_site_that_is_later_is_the_latest(make_content: MakeContent) -> None:
    out = build(make_content({**DATED, "site.yaml": f"{SITE}updated: 2026-04-01\n"}))
    assert '<time datetime="2026-04-01">' in (out / "index.html").read_text("utf-8")


@pytest.mark.slow
def test_without_any_date_no_page_has_one(make_content: MakeContent) -> None:
    out = build(make_content({"cases/a-b.md": case_text()}))
    assert not [path for path in out.rglob("*.html") if "最終更新日" in text_of(path)]


def text_of(path: Path) -> str:
    """A page; the one on the open data names the field."""
    return "" if path.parent.name == "data" else path.read_text("utf-8")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("updated: 2026-02-30", "date-not-real"),
        ("updated: 平成40年3月1日", "era-ended"),
        ("updated: 令和元年4月1日", "era-not-begun"),
        ("updated: 2026年3月", "date-not-read"),
        ("updated: きのう", "date-not-read"),
    ],
)
def test_a_date_that_is_none_is_a_problem_at_its_place(
    run_check: Callable[..., tuple[Problem, ...]], line: str, code: str
) -> None:
    for path, text in (
        ("cases/a-b.md", case_text(updated=line)),
        ("site.yaml", f"{SITE}{line}\n"),
    ):
        problems = run_check({"cases/a-b.md": case_text(), "site.yaml": SITE, path: text})
        (error,) = [problem for problem in problems if problem.is_error]
        assert (error.code, error.where.path) == (code, f"content/{path}")
        assert error.where.column == 10


BASE = "https://example.jp/dx/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
THREE = {
    "cases/a-early.md": case_text(
        updated="updated: 2026-03-31", keywords="keywords:\n  - マイナンバーカード"
    ),
    "cases/b-late.md": case_text(
        number="number: 2",
        title="title: 待たない窓口",
        category="category: 窓口改革",
        updated="updated: 令和8年5月1日",
    ),
    "cases/c-unknown.md": case_text(
        number="number: 3", title="title: 会議録の作成", category="category: 内部業務"
    ),
}
OF_SITE = ("about.html", "storage.html")
OF_ALL = ("index.html", "near.html", "cases/index.html", "data/index.html", "changes.html")


def draft(content: Path) -> Draft:
    return draft_site(BuildSettings(content, Path("out"), THEMES, BASE))


def list_dates(whole: Draft) -> dict[str, str | None]:
    """The date of each page in the sitemap, which is that of every node of its JSON-LD."""
    (sitemap,) = (
        output
        for output in render_addresses(whole.collection, whole.pages, (), BASE)
        if output.path == "sitemap.xml"
    )
    dates = {
        row[f"{SITEMAP}loc"].removeprefix(BASE): row.get(f"{SITEMAP}lastmod")
        for url in ElementTree.fromstring(sitemap.content)
        for row in [{part.tag: part.text or "" for part in url}]
    }
    for path, date in dates.items():
        graph = describe_page(whole.pages[path], whole.collection, BASE)["@graph"]
        assert isinstance(graph, list)
        said = [
            node.get("dateModified")
            for node in graph
            if isinstance(node, dict) and node["@type"] != "BreadcrumbList"
        ]
        assert said == [date] * len(said) != [], path
    return dates


@pytest.mark.slow
def test_machines_read_of_a_page_the_last_date_of_the_cases_that_it_shows(
    make_content: MakeContent,
) -> None:
    dates = list_dates(draft(make_content(THREE)))
    early, late = "2026-03-31", "2026-05-01"
    band = "10k-50k"
    known = {
        "cases/a-early.html": early,
        "cases/b-late.html": late,
        "cases/c-unknown.html": None,
        "categories/online-services.html": early,
        "categories/service-counters.html": late,
        "categories/internal-operations.html": None,
        f"categories/online-services/{band}.html": early,
        f"categories/internal-operations/{band}.html": None,
        f"population/{band}.html": late,
        "keywords/my-number-card.html": early,
        "keywords/index.html": early,
        "categories/index.html": late,
        "funding/index.html": None,
        "about.html": None,
        **dict.fromkeys(OF_ALL, late),
    }
    assert {path: dates[path] for path in known} == known


@pytest.mark.slow
def test_machines_read_the_sites_own_date_where_a_page_is_of_the_site_or_of_all(
    make_content: MakeContent,
) -> None:
    files = {**THREE, "site.yaml": f"{SITE}updated: 2026-04-01\n"}
    dates = list_dates(draft(make_content(files)))
    assert {dates[path] for path in OF_SITE} == {"2026-04-01"}
    assert {dates[path] for path in OF_ALL} == {"2026-05-01"}
    later = list_dates(draft(make_content({"site.yaml": f"{SITE}updated: 2026-06-01\n"})))
    assert {later[path] for path in (*OF_ALL, *OF_SITE)} == {"2026-06-01"}
    others = later.keys() - {*OF_ALL, *OF_SITE}
    assert {path: later[path] for path in others} == {path: dates[path] for path in others}
