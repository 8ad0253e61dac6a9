"""Two pages never share a path, on any file system; keywords stand in the rows of the kana."""

from __future__ import annotations

import pytest

from generator.collection.listing import TermEntry
from generator.collection.vocabulary import Term
from generator.core.page import Page
from generator.measures.syllabary import row_of
from generator.plan.clashes import find_path_clashes
from generator.plan.listings import group_by_row
from generator.theme.theme import Labels


def page(path: str, title: str) -> Page:
    return Page(path, "listing.html", title, title, ())


def test_two_pages_on_one_path_are_a_problem_that_names_both() -> None:
    pages = (page("a/b.html", "甲"), page("a/c.html", "乙"), page("A/B.html", "丙"))
    (problem,) = find_path_clashes(pages)
    assert problem.code == "two-pages-on-one-path"
    assert problem.where.path == "A/B.html"
    assert problem.arguments == {"first": "甲", "second": "丙"}


@pytest.mark.parametrize(
    ("reading", "row"),
    [
        ("あーる", "あ"),
        ("ぁ", "あ"),
        ("ゔぃ", "あ"),
        ("がいど", "か"),
        ("っ", "た"),
        ("ぱそこん", "は"),
        ("ゃ", "や"),
        ("わいふぁい", "わ"),
        ("ゎ", "わ"),
        ("ん", "わ"),
        ("ワイ", None),
        ("rpa", None),
        ("電子", None),
    ],
)
def test_a_reading_is_looked_up_in_the_row_of_its_first_kana(reading: str, row: str | None) -> None:
    assert row_of(reading) == row


def test_keywords_stand_under_the_rows_of_their_readings_and_other_writing_comes_last() -> None:
    words = {"しーど": "s", "あーる": "a", "じー": "j", "RPA": "r"}
    entries = tuple(
        TermEntry(Term(name=slug, slug=slug, reading=reading), slug, 1)
        for reading, slug in words.items()
    )
    labels = Labels({"index": {"row": "{kana}行", "no_row": "その他"}})
    groups = tuple(group_by_row(entries, labels))
    assert [(group.title, group.id) for group in groups] == [
        ("あ行", "row-a"),
        ("さ行", "row-sa"),
        ("その他", "row-others"),
    ]
    assert [[entry.path for entry in group.entries] for group in groups] == [
        ["a"],
        ["s", "j"],
        ["r"],
    ]
