"""The search answers officers: the goals on judged queries, those kept aside for themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.judged import Found, Judged, ask_judged, read_judged, share_by_class

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
