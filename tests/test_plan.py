"""Two pages never share a path, on any file system."""

from __future__ import annotations

from generator.page import Page
from generator.plan.clashes import find_path_clashes


def page(path: str, title: str) -> Page:
    return Page(path, "listing.html", title, title, ())


def test_two_pages_on_one_path_are_a_problem_that_names_both() -> None:
    pages = (page("a/b.html", "甲"), page("a/c.html", "乙"), page("A/B.html", "丙"))
    (problem,) = find_path_clashes(pages)
    assert problem.code == "two-pages-on-one-path"
    assert problem.where.path == "A/B.html"
    assert problem.arguments == {"first": "甲", "second": "丙"}
