"""Population counts and the bands of the vocabulary."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.collection.vocabulary import Band, Vocabulary
from generator.measures.measure import MeasureError
from generator.measures.population import Headcount, parse_headcount


def band(name: str, **limits: str) -> Band:
    return Band.model_validate({"name": name, "slug": "band", "reading": "おび", **limits})


BANDS = (
    band("1万人未満", maximum="10000"),
    band("1万人以上5万人未満", minimum="10000", maximum="50000"),
    band("5万人以上10万人未満", minimum="50000", maximum="100000"),
    band("10万人以上30万人未満", minimum="100000", maximum="300000"),
    band("30万人以上", minimum="300000"),
    band("都道府県"),
)


def vocabulary(bands: tuple[Band, ...]) -> Vocabulary:
    return Vocabulary(
        blocks=(),
        labels=(),
        bands=bands,
        prefectures=(),
        regions=(),
        kinds=(),
        keywords=(),
        funding=(),
        measures=(),
        needs=(),
    )


@pytest.mark.parametrize(
    ("text", "persons", "is_rounded"),
    [
        ("1.2万人", 12_000, True),
        ("１．２万人", 12_000, True),
        ("0.1万人", 1_000, True),
        ("921.2万人", 9_212_000, True),
        ("19.0 万人", 190_000, True),
        ("12千人", 12_000, True),
        ("1万2千名", 12_000, True),
        ("12,345人", 12_345, False),
        ("12,000人", 12_000, False),
        ("１２,３４５人", 12_345, False),
        ("1万2,345人", 12_345, False),
        ("987人", 987, False),
    ],
)
def test_a_headcount_is_read_in_persons_and_in_ten_thousands_it_is_rounded(
    text: str, persons: int, is_rounded: bool
) -> None:
    assert parse_headcount(text) == Headcount(text, persons, is_rounded=is_rounded)


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("約4.7万人", 47_000),
        ("4.7万人程度", 47_000),
        ("約４．７万人程度", 47_000),
        ("およそ1万人", 10_000),
        ("12,000人前後", 12_000),
        ("2,000人余り", 2_000),
        ("1万人余", 10_000),
        ("2,000人弱", 2_000),
    ],
)
def test_a_headcount_may_be_about_and_then_it_is_rounded(text: str, persons: int) -> None:
    assert parse_headcount(text) == Headcount(text, persons, is_approximate=True, is_rounded=True)


@pytest.mark.parametrize(
    "text",
    [
        *("", "人", "12", "12,34人", "1.23456万人", "一万人", "-3人"),
        *(
            "約人",
            "1万人以上",
            "1万人超",
            "最大1万人",
            "1～2万人",
            "約" * 100_000 + "人",
        ),
    ],
)
def test_what_is_no_headcount_is_refused_as_it_was_found(text: str) -> None:
    with pytest.raises(MeasureError) as caught:
        parse_headcount(text)
    assert caught.value.code == "headcount-not-read"
    assert caught.value.arguments == {"found": text}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1.2万", "1.2万人"),
        ("12,345", "12,345人"),
        ("約1.2万", "約1.2万人"),
        ("１．２万", "１．２万人"),
    ],
)
def test_a_headcount_without_its_unit_is_completed(text: str, meant: str) -> None:
    with pytest.raises(MeasureError) as caught:
        parse_headcount(text)
    assert caught.value.code == "headcount-not-read"
    assert caught.value.arguments == {"found": text, "suggestion": meant}


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
    found = vocabulary(BANDS).band_of(persons, is_prefecture=False)
    assert found is not None
    assert found.name == name


def test_a_population_outside_every_band_has_none() -> None:
    assert vocabulary(BANDS[:-2]).band_of(300_000, is_prefecture=False) is None


def test_a_prefecture_has_its_own_band_whatever_its_size() -> None:
    found = vocabulary(BANDS).band_of(9_212_000, is_prefecture=True)
    assert found is not None
    assert found.name == "都道府県"


@given(st.one_of(st.text(), st.text("0123456789０９,，.．万千人 約程度", max_size=40)))
def test_any_text_is_a_headcount_or_a_measure_error(text: str) -> None:
    with suppress(MeasureError):
        assert parse_headcount(text).persons >= 0


def test_a_part_of_a_person_was_meant_in_ten_thousands() -> None:
    with pytest.raises(MeasureError) as caught:
        parse_headcount("1.5人")
    assert caught.value.code == "headcount-not-read"
    assert caught.value.arguments == {"found": "1.5人", "suggestion": "1.5万人"}
