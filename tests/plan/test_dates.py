"""Dates come from the content: a page prints the date that is set and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import TESTS, THEMES, MakeContent, case_text

from generator.build import build_site
from generator.collection.config import BuildSettings
from generator.core.problem import Problem

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
