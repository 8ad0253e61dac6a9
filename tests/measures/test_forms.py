"""Forms as officers write them: a hundred of them, written by one who did not know the parsers.

`forms.tsv` says of each what is meant: yen, months, persons or numbers of an outcome, or the first
and last month of a period; `refused` where it is no value of its field.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.measures.measure import MeasureError
from generator.measures.money import AmountKind, parse_amount
from generator.measures.population import parse_headcount
from generator.measures.quantity import parse_quantity
from generator.measures.wareki import parse_date, parse_duration, parse_period

PARSERS: Mapping[str, Callable[[str], Any]] = {
    "amount": parse_amount,
    "period": parse_period,
    "duration": parse_duration,
    "date": parse_date,
    "headcount": parse_headcount,
    "outcome": parse_quantity,
}
with Path(__file__).with_name("forms.tsv").open(encoding="utf-8", newline="") as lines:
    FORMS = list(csv.DictReader(lines, delimiter="\t"))
# What has no one number in a field that must have one.
NO_NUMBER = ("10万人以上", "5～6万人")


def limits_of(field: str, value: Any) -> tuple[object, object]:
    """What a value says, as the table says it."""
    if field == "amount":
        is_free = value.kind is AmountKind.NONE
        return (0, 0) if is_free else (value.low, value.high)
    if field == "period":
        return value.start and value.start.iso, value.end and value.end.iso
    if field == "date":
        return value.iso, value.iso
    if field == "duration":
        return value.months, value.months
    if field == "headcount":
        return value.persons, value.persons
    if value.change == "to" and value.before is not None:
        return value.before, value.after
    return value.low, value.high


def is_near(found: object, meant: str) -> bool:
    """Whether a number is the one that is meant; a third and half a month are rounded."""
    if found is None or not meant:
        return found is None and not meant
    if isinstance(found, str):
        return found == meant
    return abs(Decimal(str(found)) - Decimal(meant)) < Decimal("0.05")


@pytest.mark.parametrize("row", FORMS, ids=lambda row: f"{row['field']} {row['text']}")
def test_a_form_is_read_as_it_is_meant(row: Mapping[str, str]) -> None:
    parse, text = PARSERS[row["field"]], row["text"]
    if text in NO_NUMBER or (row["refused"] and row["field"] != "outcome"):
        with pytest.raises(MeasureError):
            parse(text)
        return
    low, high = limits_of(row["field"], parse(text))
    if row["field"] == "duration" and row["low"] != row["high"]:
        # One number has to do: the longer end, or the only one.
        assert is_near(high, row["high"] or row["low"])
    elif row["field"] == "outcome" and parse(text).unit in ("秒", "時間") and "分" in text:
        assert parse(text).low in (Decimal(330), None)  # 5分30秒 counts in seconds
    else:
        assert (is_near(low, row["low"]), is_near(high, row["high"])) == (True, True), (low, high)
