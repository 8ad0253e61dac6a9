"""Codes of organizations: six digits, of which the last checks the others."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.measures.measure import MeasureError
from generator.measures.organization_code import belongs_to, check_digit, parse_organization_code

# Published codes: 北海道, 札幌市, 東京都, 千代田区, 岡山県, 鏡野町, 北見市, 沖縄県, 与那国町.
PUBLISHED = (
    *("010006", "011002", "130001", "131016", "330001"),
    *("336068", "012084", "470007", "473821"),
)


@pytest.mark.parametrize("code", PUBLISHED)
def test_a_published_code_has_the_right_check_digit(code: str) -> None:
    assert check_digit(code[:5]) == code[5]
    assert parse_organization_code(code) == code


@pytest.mark.parametrize("text", ["３３６０６８", " 336068 ", "33606８"])
def test_a_code_is_read_in_either_width(text: str) -> None:
    assert parse_organization_code(text) == "336068"


@pytest.mark.parametrize(("text", "right"), [("336067", "336068"), ("０１１００３", "011002")])
def test_a_wrong_check_digit_suggests_the_right_one(text: str, right: str) -> None:
    with pytest.raises(MeasureError) as caught:
        parse_organization_code(text)
    assert caught.value.code == "code-wrong-check-digit"
    assert caught.value.arguments == {"found": text, "suggestion": right}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        *(
            (text, None)
            for text in ("", "3360680", "33606A", "٣٣٦٠٦٨", "33606⑧", "99999", "336069（")
        ),
        *((text, '"336068"') for text in ("33606", "336 068", "33606-8", "“336068”", "336,068")),
        ("336068（鏡野町）", '"336068"'),
        ("12084", '"012084"'),  # a spreadsheet has dropped the 0
    ],
)
def test_what_is_not_six_digits_is_refused_with_the_code_that_is_meant(
    text: str, meant: str | None
) -> None:
    with pytest.raises(MeasureError) as caught:
        parse_organization_code(text)
    assert caught.value.code == "code-not-six-digits"
    assert caught.value.arguments["found"] == text
    assert caught.value.arguments.get("suggestion") == meant


@given(st.from_regex(r"[0-9]{5}", fullmatch=True), st.integers(0, 4), st.integers(1, 9))
def test_one_wrong_digit_is_nearly_always_seen(five: str, place: int, step: int) -> None:
    """Only the remainders 0 and 10 share a check digit, which is 1."""
    digit = (int(five[place]) + step) % 10
    other = five[:place] + str(digit) + five[place + 1 :]
    if check_digit(five) == check_digit(other):
        assert check_digit(five) == "1"


@pytest.mark.parametrize(
    ("prefecture", "is_inside"), [("33", True), ("330001", True), ("34", False), ("340006", False)]
)
def test_a_code_belongs_to_the_prefecture_of_its_first_digits(
    prefecture: str, is_inside: bool
) -> None:
    assert belongs_to("336068", prefecture) is is_inside


@given(st.text())
def test_any_text_is_a_code_or_a_measure_error(text: str) -> None:
    with suppress(MeasureError):
        assert len(parse_organization_code(text)) == 6
