"""The search answers officers: the goals on judged queries, those kept aside for themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.measures.places import read_places
from search.judged import Found, Judged, ask_judged, read_judged, share_by_class

pytestmark = pytest.mark.slow

Answers = list[tuple[Judged, Found]]


@pytest.fixture(scope="module")
def answers(site: Path) -> Answers:
    return ask_judged(site, read_judged())


@pytest.mark.parametrize("half", ["a", "b"])
def test_a_right_case_comes_first(answers: Answers, half: str) -> None:
    shares = share_by_class([each for each in answers if each[0]["half"] == half])
    assert shares["all"].count >= 180
    assert shares["all"].first >= 0.8
    assert shares["all"].nothing <= 0.05


@pytest.mark.parametrize("half", ["a", "b"])
def test_sentences_in_own_words_find_their_case(answers: Answers, half: str) -> None:
    shares = share_by_class([each for each in answers if each[0]["half"] == half])
    assert shares["sentence"].count >= 70
    assert shares["sentence"].first >= 0.6
    assert shares["sentence"].in_three >= 0.75


def test_what_no_case_treats_has_no_hit(answers: Answers) -> None:
    absent = [(query, found) for query, found in answers if query["class"] == "absent"]
    assert len(absent) >= 25
    assert [query["query"] for query, found in absent if found["results"]] == []


def test_no_other_town_is_ever_shown_for_one_that_no_case_tells_of(
    site: Path, answers: Answers
) -> None:
    told = {slug for query, _ in answers for slug in query["right"]}
    assert len(told) == 47
    pages = "".join((site / "cases" / f"{slug}.html").read_text(encoding="utf-8") for slug in told)
    names = [place.name for place in read_places() if place.name and place.name not in pages]
    queries: list[Judged] = [
        {"class": "absent", "half": "a", "query": f"{name}{rest}", "right": []}
        for number, name in enumerate(names)
        for rest in ("", "の窓口", " 電子契約", "役所でやっていること")
        if number % 5 == 0
    ]
    assert len(queries) > 1000
    shown = [
        q["query"] for q, found in ask_judged(site, queries) if found["results"] or found["near"]
    ]
    assert shown == []
