"""What came of it, in figures."""

from __future__ import annotations

from typing import ClassVar

from generator.collection.fact import Fact, fact
from generator.records.declare import Record, Text


class Outcome(Record):
    """主な成果の数字."""

    line: ClassVar[str] = "{what} {value}[／{per}]"

    what: Text = fact(
        ..., "何の成果か", Fact(column="成果", is_prose=True), examples=["業務時間の削減"]
    )
    value: Text = fact(..., "数字と単位", Fact(column="数字", is_claim=True), examples=["500時間"])
    per: Text | None = fact(
        None,
        "何あたりの数字か",
        Fact(column="何あたり", data="何あたりの数字か（年、件など）"),
        examples=["年"],
    )
