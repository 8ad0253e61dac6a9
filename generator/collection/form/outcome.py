"""What came of it, in figures: each says whether it was measured or is still to come.

>>> outcome = Outcome.model_construct(what="作業時間の削減", value="約500時間", kind="見込み")
>>> outcome.quantity.low, outcome.quantity.unit, outcome.quantity.change, outcome.is_measured
(Decimal('500'), '時間', <Change.BY: 'by'>, False)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, WithJsonSchema

from generator.collection.fact import Fact, fact
from generator.collection.fields import MeasureName
from generator.measures.quantity import Change, Quantity, parse_quantity
from generator.records.declare import Record, Text
from generator.records.kind import Meant

# A figure of these was measured or counted; the others are computed, expected or aimed at.
MEASURED = ("実績", "実証")
OUTCOME_MEANINGS: Mapping[str, str] = {
    "実績": "運用して測ったもの",
    "実証": "試行で測ったもの",
    "試算": "計算したもの（推計を含む）",
    "見込み": "これから見込まれるもの",
    "目標": "目指しているもの",
}
# What names a difference: 作業時間の削減 500時間 is by so much, 利用者数 500人 a level.
DIFFERENCE = re.compile(
    r"[削縮低]減|短縮|軽減|節減|減少|抑制|減$|増加|増$|向上|省略|節約|不要となった"
)
# A share tells a reduction where the words speak of less, and of nothing that is more.
SAYS_LESS, SAYS_MORE = (
    re.compile("減|短縮|抑制|節約|省略|不要"),
    re.compile("増|向上|上昇|拡大|創出"),
)
PERCENTS = {"%": 1, "割": 10, "倍": 100}

OutcomeWord = Literal["実績", "実証", "試算", "見込み", "目標"]
# What a program calls each.
OUTCOME_CODES: Mapping[str, str] = {
    "実績": "measured",
    "実証": "trial",
    "試算": "estimate",
    "見込み": "expected",
    "目標": "target",
}
# The words of sources for each (docs/editors/style.md); 目安 and 計画 may be of any kind.
OUTCOME_MEANT = Meant(
    {word: word for word in OUTCOME_CODES}
    | dict.fromkeys(
        ("実測", "測定", "計測", "実数", "実際", "実態", "結果", "確定", "アンケート"), "実績"
    )
    | dict.fromkeys(("試行", "実験", "検証", "モデル", "トライアル", "poc"), "実証")
    | dict.fromkeys(("推計", "推定", "概算", "計算", "換算", "仮定", "シミュレーション"), "試算")
    | dict.fromkeys(("見込", "予定", "予測", "予想", "期待", "見通し", "今後"), "見込み")
    | dict.fromkeys(("目指", "ねらい", "狙い"), "目標")
    | dict.fromkeys(("目安", "計画", "未", "非", "不", "仮"), "")
)
OUTCOME_KINDS = tuple(OUTCOME_CODES)
OutcomeKind = Annotated[
    OutcomeWord,
    # An estimate is an estimate, whichever word the source has for it.
    BeforeValidator(lambda text: "試算" if text == "推計" else text),
    WithJsonSchema({"enum": list(OUTCOME_KINDS), "variants": ["推計"]}),
    OUTCOME_MEANT,
]


class Outcome(Record):
    """主な成果の数字."""

    synonyms: ClassVar[Mapping[str, str]] = {
        "what": "成果 内容 項目 name title text",
        "value": "数字 数値 値 number amount",
        "per": "単位 当たり あたり unit",
        "kind": "種類 種別 区分 type",
        "measure": "指標 測ったもの metric",
        "scope": "範囲 対象 note",
    }
    line: ClassVar[str] = "{what} {value}[／{per}][（{kind}）]"

    what: Text = fact(
        ..., "何の成果か", Fact(column="成果", is_prose=True), examples=["業務時間の削減"]
    )
    value: Text = fact(
        ...,
        "数字と単位",
        Fact(column="数字", data="数字と単位（原資料の表記）", is_claim=True),
        examples=["500時間", "8分→0分"],
    )
    per: Text | None = fact(
        None,
        "何あたりの数字か",
        Fact(column="何あたり", data="何あたりの数字か（年、件など）"),
        examples=["年"],
    )
    kind: OutcomeKind = fact(
        ...,
        "どんな数字か（実績＝運用して測った、実証＝試行で測った、試算＝計算した（推計も）、"
        "見込み＝これから見込まれる、目標＝目指している）",
        Fact(
            word="数字の種類",
            data="どんな数字か。"
            + "、".join(f"{word}は{meaning}" for word, meaning in OUTCOME_MEANINGS.items()),
            apart={"search": "言葉では探さず、絞り込みで選ぶ"},
        ),
        examples=["実績"],
    )
    measure: MeasureName = fact(
        ...,
        "何を測った数字か（content/vocabulary/measures.yaml にあるもの）",
        Fact(
            word="測ったもの",
            data="何を測った数字か",
            facet="measure",
            apart={
                "page": "何の成果かの言葉に表れている",
                "search": "絞り込みで選び、言葉では、何の成果かのほうから探す",
            },
        ),
        examples=["作業時間"],
    )
    scope: Text | None = fact(
        None,
        "数字の範囲（だれの、どこの、いつの、何と比べた数字か）",
        Fact(word="数字の範囲", is_prose=True),
        examples=["本庁舎、令和4年度、導入前との比較"],
    )

    @property
    def is_measured(self) -> bool:
        """Whether the figure was measured or counted: 実績 or 実証."""
        return self.kind in MEASURED

    @property
    def quantity(self) -> Quantity:
        """The value as numbers; what it leaves open, a difference or a level, `what` tells."""
        read = parse_quantity(self.value)
        if read.change is not None:
            return read
        is_difference = DIFFERENCE.search(self.what) is not None
        return replace(read, change=Change.BY if is_difference else Change.LEVEL)

    @property
    def reduction(self) -> Decimal | None:
        """By how many percent it became less; None where the words and numbers do not say so.

        A range counts by its smaller reduction, and a limit as its number: 6万枚余→2万枚余.

        >>> Outcome.model_construct(what="作業時間", value="20分→5～8分").reduction
        Decimal('60')
        >>> Outcome.model_construct(what="費用の削減", value="約2～3割").reduction
        Decimal('20')
        """
        quantity = self.quantity
        left = quantity.high if quantity.after is None else quantity.after
        if quantity.change is Change.TO and left == 0:
            return Decimal(100)
        if quantity.before and left is not None:
            percent = 100 - 100 * left / quantity.before
        elif quantity.after is None and quantity.unit in PERCENTS:
            percent = self._told_percent(quantity)
        else:
            return None
        return percent if 0 < percent <= 100 else None

    def _told_percent(self, quantity: Quantity) -> Decimal:
        """What one share tells by itself, 2割削減 or 8割に削減; 0 where it tells nothing."""
        said = f"{self.what}{self.value}"
        share = quantity.high if quantity.low is None else quantity.low
        if share is not None and SAYS_LESS.search(said) and not SAYS_MORE.search(said):
            percent = share * PERCENTS[quantity.unit]
            if quantity.change is Change.BY:
                return percent
            # A range after an arrow is no share of what stands before it.
            if quantity.change is Change.TO and share == quantity.high:
                return 100 - percent
        return Decimal(0)
