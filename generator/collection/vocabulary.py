"""The collection's vocabulary: the terms of content/vocabulary/*.yaml, each with its slug.

>>> Term(name="窓口改革", slug="counter-reform", reading="まどぐちかいかく").slug
'counter-reform'
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, WithJsonSchema

from generator.collection.variants import NO_VARIANTS, Variants
from generator.core.text import fold_spelling
from generator.measures.measure import MeasureError
from generator.measures.places import BodyKind
from generator.records.declare import Record, Slug, Text, measured

PREFECTURE_BAND = "都道府県"

AnyTerm = TypeVar("AnyTerm", bound="Term")


def parse_persons(text: str) -> int:
    """A number of persons in plain digits."""
    if not text.isascii() or not text.isdecimal() or len(text) > 9:
        raise MeasureError("number-not-read", {"found": text})
    return int(text)


Persons = Annotated[
    int, PlainValidator(measured(parse_persons)), WithJsonSchema({"type": ["integer", "string"]})
]


def parse_step(text: str) -> int:
    """A number of tiles from the map's upper left corner."""
    if not text.isascii() or not text.isdecimal() or len(text) > 2:
        raise MeasureError("tile-not-read", {"found": text})
    return int(text)


TileStep = Annotated[
    int, PlainValidator(measured(parse_step)), WithJsonSchema({"type": ["integer", "string"]})
]


class Term(Record):
    """A word of the vocabulary: its printed name, its slug and how it is read."""

    name: Text = Field(description="名称（事例にはこのとおりに書く）")
    slug: Slug = Field(
        description="アドレスに使う英小文字の名前（公開後は変えない）",
        examples=["online-applications"],
    )
    reading: Text = Field(description="ひらがなの読み", examples=["おんらいんしんせい"])
    description: Text | None = Field(None, description="短い説明（1文）")
    variants: tuple[Text, ...] = Field((), description="別の書き方（同じ語として扱うもの）")

    @property
    def spellings(self) -> tuple[str, ...]:
        """The name and every other spelling that a case file may use."""
        return (self.name, *self.variants)

    # Terms are compared a hundred thousand times a build, and pydantic compares field by field.
    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Term):
            return NotImplemented
        same_kind = type(self) is type(other)
        return self.slug == other.slug and self.name == other.name and same_kind

    def __hash__(self) -> int:
        return hash((self.slug, self.name))


class Category(Term):
    """One of the seven 分類."""


class Block(Term):
    """フロントヤード or バックヤード, with its categories."""

    note: Text | None = Field(None, description="名称に添える補足", examples=["住民との接点"])
    categories: tuple[Category, ...] = Field(description="この大分類に含まれる分類")


class Band(Term):
    """A 人口規模ラベル: persons from minimum up to, not with, maximum; 都道府県 has neither."""

    minimum: Persons | None = Field(None, description="この人数以上（なければ書かない）")
    maximum: Persons | None = Field(None, description="この人数未満（なければ書かない）")

    def holds(self, persons: int) -> bool:
        """Whether a municipality of so many persons belongs here."""
        if self.minimum is None and self.maximum is None:
            return False
        return (self.minimum or 0) <= persons and (self.maximum is None or persons < self.maximum)


class GroupTerm(Term):
    """A term that people also name together with others: 町村 is 町 and 村."""

    wider: tuple[Text, ...] = Field(
        (), description="ほかの語とまとめた呼び方（いくつの語に書いてもよい）", examples=["町村"]
    )

    @property
    def words(self) -> tuple[str, ...]:
        """All that people call it by, alone or with others."""
        return (*self.spellings, *self.wider)


class KindOfBody(GroupTerm):
    """都道府県, 政令指定都市 …; the code and the name of a body tell its kind."""

    slug: BodyKind = Field(description="団体の種類を表す英小文字の名前（変えない）")


class Prefecture(Term):
    """A prefecture with its two-digit code (JIS X 0401), its region and what lies beside it."""

    code: Annotated[str, Field(pattern=r"^[0-9]{2}$")] = Field(
        description="都道府県コード（2桁。引用符で囲む）", examples=["33"]
    )
    region: Text = Field(description="地方（regions にある名称）", examples=["中国"])
    tile: tuple[TileStep, ...] = Field(
        (),
        description="地図での場所（左からの列、上からの段。どちらも0から）",
        examples=[5, 7],
    )
    neighbours: tuple[Text, ...] = Field(
        (), description="隣の都道府県（たがいに書く）", examples=["広島県"]
    )


class Areas(Record):
    """content/vocabulary/prefectures.yaml: the one table of places and of kinds of body."""

    prefectures: tuple[Prefecture, ...] = Field(description="都道府県")
    regions: tuple[GroupTerm, ...] = Field(description="地方")
    kinds: tuple[KindOfBody, ...] = Field(description="団体の種類")


class Vocabulary(BaseModel):
    """All terms, each kind in the order of its file."""

    model_config = ConfigDict(frozen=True)

    blocks: tuple[Block, ...]
    labels: tuple[Term, ...]
    bands: tuple[Band, ...]
    prefectures: tuple[Prefecture, ...]
    regions: tuple[GroupTerm, ...]
    kinds: tuple[KindOfBody, ...]
    keywords: tuple[Term, ...]
    funding: tuple[Term, ...]
    measures: tuple[Term, ...]
    needs: tuple[Term, ...]
    variants: Variants = NO_VARIANTS

    @property
    def categories(self) -> tuple[Category, ...]:
        return tuple(category for block in self.blocks for category in block.categories)

    def block_of(self, category: Category) -> Block:
        """The block that a category belongs to."""
        return next(block for block in self.blocks if category in block.categories)

    def band_of(self, persons: int, is_prefecture: bool) -> Band | None:
        """The population label, or None where no band holds the number."""
        if is_prefecture:
            return next((band for band in self.bands if band.name == PREFECTURE_BAND), None)
        return next((band for band in self.bands if band.holds(persons)), None)


def find_term(name: str, terms: Sequence[AnyTerm]) -> AnyTerm | None:
    """The term that is spelled so, by its name or one of its variants; ＲＰＡ and rpa are RPA."""
    for term in terms:  # no other one is spelled as its name, which most cases write
        if term.name == name:
            return term
    plain = fold_spelling(name)
    return next(
        (term for term in terms if any(plain == fold_spelling(s) for s in term.spellings)), None
    )
