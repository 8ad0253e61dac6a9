"""Population counts and the bands of the collection."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.measure import MeasureError
from generator.population import Headcount, find_band, parse_headcount


@dataclass(frozen=True, slots=True)
class PrintedBand:
    name: str
    minimum: int
    maximum: int | None


BANDS = (
    PrintedBand("1万人未満", 0, 10_000),
    PrintedBand("1万人以上5万人未満", 10_000, 50_000),
    PrintedBand("5万人以上10万人未満", 50_000, 100_000),
    PrintedBand("10万人以上30万人未満", 100_000, 300_000),
    PrintedBand("30万人以上", 300_000, None),
)


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("1.2万人", 12_000),
        ("１．２万人", 12_000),
        ("0.1万人", 1_000),
        ("921.2万人", 9_212_000),
        ("19.0 万人", 190_000),
        ("12,345人", 12_345),
        ("１２,３４５人", 12_345),
        ("1万2,345人", 12_345),
        ("987人", 987),
    ],
)
def test_a_headcount_is_read_in_persons(text: str, persons: int) -> None:
    assert parse_headcount(text) == Headcount(text, persons)


@pytest.mark.parametrize(
    "text",
    ["", "人", "1.2万", "12,345", "12,34人", "1.23456万人", "約1万人", "1.5人", "一万人", "-3人"],
)
def test_what_is_no_headcount_is_refused_as_it_was_found(text: str) -> None:
    with pytest.raises(MeasureError) as caught:
        parse_headcount(text)
    assert caught.value.code == "headcount-not-read"
    assert caught.value.arguments == {"found": text}


@pytest.mark.parametrize(
    ("persons", "name"),
    [
        (0, "1万人未満"),
        (9_999, "1万人未満"),
        (10_000, "1万人以上5万人未満"),
        (49_999, "1万人以上5万人未満"),
        (50_000, "5万人以上10万人未満"),
        (100_000, "10万人以上30万人未満"),
        (299_999, "10万人以上30万人未満"),
        (300_000, "30万人以上"),
        (9_212_000, "30万人以上"),
    ],
)
def test_a_band_holds_its_lower_limit_and_not_its_upper_one(persons: int, name: str) -> None:
    assert find_band(persons, BANDS) == name


def test_a_population_outside_every_band_is_named() -> None:
    with pytest.raises(MeasureError) as caught:
        find_band(300_000, BANDS[:-1])
    assert caught.value.code == "population-outside-bands"
    assert caught.value.arguments == {"found": "300,000人"}


@given(st.one_of(st.text(), st.text("0123456789０９,，.．万千人 約", max_size=40)))
def test_any_text_is_a_headcount_or_a_measure_error(text: str) -> None:
    with suppress(MeasureError):
        assert parse_headcount(text).persons >= 0
