"""Whose case it is, and how large the place is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pydantic import ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from generator.collection.fact import Fact, fact
from generator.collection.fields import (
    CodeField,
    DateField,
    HeadcountField,
    PrefectureName,
    vocabulary_of,
)
from generator.measures.organization_code import belongs_to
from generator.measures.places import BodyKind, body_kind
from generator.records.declare import Record, Text


class Organization(Record):
    """団体. A prefecture's own case has no name."""

    synonyms: ClassVar[Mapping[str, str]] = {
        "code": "コード 団体コード 自治体コード id",
        "prefecture": "県 県名 pref 都道府県名",
        "name": "市町村 市町村名 市区町村名 団体名 自治体名 city town",
    }
    line: ClassVar[str] = "{prefecture}[{name}]"

    code: CodeField = fact(
        ...,
        "全国地方公共団体コード（6桁。引用符で囲む）",
        Fact(
            data="全国地方公共団体コード（検査数字を含む6桁の文字列）",
            apart={
                "page": "団体は、名前で示す",
                "search": "団体は、名前で探す",
                "changes": "団体の名前が変わらなければ、同じ団体",
            },
        ),
        examples=["336068"],
    )
    prefecture: PrefectureName = fact(
        ...,
        "都道府県名",
        Fact(word="都道府県", data="都道府県", facet="prefecture"),
        examples=["岡山県"],
    )
    name: Text | None = fact(
        None,
        "市区町村名（都道府県の事例では書かない）",
        Fact(word="市区町村", data="市区町村。都道府県の事例ではnull"),
        examples=["鏡野町"],
    )

    @model_validator(mode="after")
    def check_prefecture(self, info: ValidationInfo) -> Organization:
        terms = vocabulary_of(info).prefectures
        prefecture = next(term for term in terms if term.name == self.prefecture)
        if not belongs_to(self.code, prefecture.code):
            arguments = {
                "found": self.code,
                "prefecture": self.prefecture,
                "prefix": prefecture.code,
            }
            raise PydanticCustomError("code-wrong-prefecture", "{found}", arguments)
        return self

    @property
    def is_prefecture(self) -> bool:
        return self.name is None

    @property
    def kind(self) -> BodyKind | None:
        """Whether it is a town, a designated city or another kind of body."""
        return body_kind(self.code, self.name)

    @property
    def full_name(self) -> str:
        """岡山県鏡野町, or 神奈川県 for a prefecture."""
        return self.prefecture + (self.name or "")

    @property
    def short_name(self) -> str:
        """鏡野町, or 神奈川県 for a prefecture."""
        return self.name or self.prefecture


class Population(Record):
    """人口."""

    line: ClassVar[str] = "{text}"
    synonyms: ClassVar[Mapping[str, str]] = {
        "count": "人数 number value people",
        "as_of": "時点 基準日 現在 date day",
    }

    count: HeadcountField = fact(..., "人口", Fact(), examples=["1.2万人", "12,345人"])
    as_of: DateField = fact(
        ...,
        "いつの人口か",
        Fact(
            word="人口の基準日",
            data="人口の基準日（YYYY-MM-DD）",
            apart={
                "search": "日付は、事例を探す手がかりにならない",
                "changes": "人口が変わらなければ、違いとしない",
            },
        ),
        examples=["令和5年1月1日"],
    )
