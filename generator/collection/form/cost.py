"""What it cost, and what paid for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, JsonValue, WithJsonSchema

from generator.collection.fact import Fact, fact
from generator.collection.fields import (
    AmountField,
    ProgramName,
)
from generator.records.declare import Record, Text
from generator.records.kind import Meant

# What a program calls the words for the tax in an amount.
TAX_CODES: Mapping[str, str] = {"税抜": "excluded", "税込": "included"}
TAX_VARIANTS: Mapping[str, str] = {"税込額": "税込"}  # says the same of the amount
# 非課税 and 不課税 are neither; 税別 is nearer to 税込 by its letters.
TAX_MEANT = Meant(
    dict.fromkeys(("抜", "別", "外", "除", "含まない", "含まず", "本体"), "税抜")
    | dict.fromkeys(("込", "内", "含", "含ま"), "税込")
    | dict.fromkeys(("非", "不", "免", "対象外", "ゼロ", "未"), "")
)


def unify_tax(word: JsonValue) -> JsonValue:
    """The usual word for the tax; anything else as it is."""
    return TAX_VARIANTS.get(word, word) if isinstance(word, str) else word


TaxWord = Annotated[
    Literal["税抜", "税込"],
    BeforeValidator(unify_tax),
    WithJsonSchema({"enum": list(TAX_CODES), "variants": list(TAX_VARIANTS)}),
    TAX_MEANT,
]


class CostItem(Record):
    """費用の内訳の1行."""

    synonyms: ClassVar[Mapping[str, str]] = {
        "name": "費目 項目 項目名 名称 title what",
        "amount": "価格 費用 price cost",
    }

    name: Text | None = fact(
        None, "内訳の名前", Fact(column="費目", data="費目"), examples=["システム製作費"]
    )
    amount: AmountField | None = fact(None, "金額", Fact(unit="円"), examples=["840千円"])


class Cost(Record):
    """イニシャルコスト or ランニングコスト (per year)."""

    synonyms: ClassVar[Mapping[str, str]] = {
        "amount": "総額 合計 費用 price cost total",
        "tax": "税 税区分 消費税",
        "items": "明細 item breakdown details",
        "note": "補足 説明 remark remarks notes memo",
    }
    line: ClassVar[str] = "{text}[（{tax}）]"

    amount: AmountField = fact(
        ...,
        "金額。内訳があれば合計",
        Fact(column="{}"),
        examples=[
            "26,700千円",
            "約57,500千円",
            "300～500万円",
            "月額15万4千円",
            "（非公表）",
            "－円",
        ],
    )
    tax: TaxWord | None = fact(
        None,
        "税の扱い",
        Fact(
            column="{}の税の扱い",
            data="税の扱い。示されていなければnull",
            apart={"search": "金額に添えて読むもので、事例を分けない"},
        ),
        examples=["税抜"],
    )
    items: tuple[CostItem, ...] = fact(
        (), "内訳。1件ずつ「- 」で始める", Fact(data="内訳", table="costs", row="")
    )
    note: Text | None = fact(
        None, "備考", Fact(column="{}の備考", is_prose=True), examples=["5年間の合計額"]
    )

    @property
    def per_year_yen(self) -> int | None:
        """Whole yen a year, by which it is compared; None where it cannot be told."""
        return self.amount.per_year_yen


class RunningCost(Cost):
    """ランニングコスト: an amount without a word of its own is one of a year."""

    @property
    def per_year_yen(self) -> int | None:
        return self.amount.yen if self.amount.per is None else self.amount.per_year_yen


class Costs(Record):
    """コスト."""

    synonyms: ClassVar[Mapping[str, str]] = {
        "initial": "イニシャル 初期 初期費用 導入費 導入費用 init",
        "running": "ランニング 運用 運用費 運用費用 維持費 run annual",
    }

    initial: Cost = fact(
        ...,
        "イニシャルコスト",
        Fact(data="イニシャルコスト（導入の費用）", unit="円", is_told=True),
    )
    running: RunningCost = fact(
        ...,
        "ランニングコスト（1年あたり）",
        Fact(data="ランニングコスト（1年あたりの費用）", unit="円／年", is_told=True),
    )


class Funding(Record):
    """利用した制度."""

    line: ClassVar[str] = "{program}[（{text}）]"
    synonyms: ClassVar[Mapping[str, str]] = {
        "program": "制度 制度名 名称 補助金 交付金 name title programme",
        "amount": "補助額 交付額 price",
        "note": "備考 remark remarks notes memo",
    }

    program: ProgramName = fact(
        ...,
        "制度の名前（content/vocabulary/funding.yaml にあるもの）",
        Fact(word="利用した制度", data="制度の名前", column="制度", facet="funding"),
        examples=["新型コロナウイルス感染症対応地方創生臨時交付金"],
    )
    amount: AmountField | None = fact(None, "金額", Fact(unit="円"), examples=["12,489千円"])
    note: Text | None = fact(None, "補足", Fact(is_prose=True), examples=["補助率2分の1"])
