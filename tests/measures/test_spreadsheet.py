"""What a spreadsheet makes of a date and of a page is told with what was meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.measures.measure import MeasureError
from generator.measures.pages import parse_pages
from generator.measures.wareki import parse_date, parse_fiscal_year, parse_month, parse_period


@pytest.mark.parametrize("parse", [parse_date, parse_month, parse_period])
@pytest.mark.parametrize("text", ["45017", "４５０１７", "45017.5", " 45017 "])
def test_the_number_of_a_day_is_told_with_the_day(
    parse: Callable[[str], object], text: str
) -> None:
    with pytest.raises(MeasureError) as told:
        parse(text)
    assert told.value.code == "date-left-as-number"
    assert told.value.arguments["suggestion"] == "令和5年4月1日"


@pytest.mark.parametrize("text", ["12345", "99999", "450170", "4501", "45017年"])
def test_another_number_is_no_day(text: str) -> None:
    with pytest.raises(MeasureError) as told:
        parse_date(text)
    assert told.value.code == "date-not-read"


def test_the_number_of_a_day_is_told_with_its_fiscal_year() -> None:
    with pytest.raises(MeasureError) as told:
        parse_fiscal_year("45016")
    assert told.value.arguments["suggestion"] == "令和4年度"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("3月7日", "3-7"),
        ("3月7日～3月11日", "3-7～3-11"),
        ("3月7日、3月9日", "3-7、3-9"),
        ("2024年3月7日", "3-7"),
        ("2024/3/7", "3-7"),
        ("3/7", "3-7"),
        ("7-Mar", "3-7"),
        ("Mar-47", "3-47"),
        ("45358", "3-7"),
    ],
)
def test_pages_that_became_a_date_are_told(text: str, meant: str) -> None:
    with pytest.raises(MeasureError) as told:
        parse_pages(text)
    assert told.value.code == "pages-left-as-date"
    assert told.value.arguments["suggestion"] == meant


@pytest.mark.parametrize("text", ["3-7", "3-7～3-11", "12", "3-7、3-9", "1234"])
def test_pages_are_pages(text: str) -> None:
    assert parse_pages(text) == text


@pytest.mark.parametrize("text", ["3月", "3-7ページ", "第3章", "7月Mar"])
def test_other_words_are_no_date(text: str) -> None:
    with pytest.raises(MeasureError) as told:
        parse_pages(text)
    assert told.value.code == "pages-not-read"
