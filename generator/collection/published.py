"""A case as data/cases.json has it: the types of its data, derived from the case format.

>>> [name for name in CaseData.model_fields][:5]
['id', 'number', 'title', 'organization', 'population']
>>> [name for name in publish_record(Funding).model_fields]
['program', 'text', 'kind', 'yen', 'low', 'high', 'approximate', 'bound', 'per', 'note']
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Annotated, Any, ClassVar, Literal, get_type_hints

from annotated_types import MaxLen, MinLen
from pydantic import BaseModel, ConfigDict, Field, create_model
from pydantic.fields import FieldInfo

from generator.collection.fact import fact_of, word_of
from generator.collection.fields import term_schema
from generator.collection.form.case import FrontMatter
from generator.collection.form.cost import (
    TAX_CODES,
    Cost,
    Funding,  # noqa: F401 - for the doctest
    RunningCost,
)
from generator.collection.form.organization import Population
from generator.collection.form.outcome import OUTCOME_CODES, Outcome
from generator.collection.format import FORMAT, LEAVES, kind_of_field, vocabulary_of_field
from generator.collection.limits import CaseId, CasePath, MaybeEmpty, RelatedIds
from generator.collection.measured_data import (
    LENGTH,
    CellForm,
    ValuePart,
    parts_of,
)
from generator.collection.outcome_data import NUMBERS_OF_OUTCOME, read_outcome
from generator.records.declare import find_record
from generator.records.kind import Kind, holds_list
from generator.records.tree import Plain


class Data(BaseModel):
    """A record of the published data; every field of a case is always there, null where empty.

    `line` is that of the record of the format (records.declare.Record).
    """

    line: ClassVar[str] = ""
    model_config = ConfigDict(frozen=True, defer_build=True)


@dataclass(frozen=True, slots=True)
class Published:
    """What tables and the comparison of editions need to know of a published field.

    `{}` in `heading` and `meaning` is the heading or description of the field above, `{unit}` its
    `unit`; the items of a list are rows of `table` under `row`. A field `is_told` with both values
    or `is_compared`, under `anew`, for what is beside such values.
    """

    word: str
    heading: str | None
    meaning: str = ""
    unit: str = ""
    form: CellForm = CellForm.PLAIN
    table: str = ""
    row: str = ""
    anew: str = ""
    is_told: bool = False
    is_compared: bool = True


@dataclass(frozen=True, slots=True)
class Beside:
    """What is published beside the fields of a record: after which of them, and what it says.

    `read` gives it from the record; None where more than the record is needed.
    """

    after: str
    name: str
    annotation: Any
    data: str
    published: Published
    read: Callable[[Any], object] | None = None


Typed = tuple[str, Any, FieldInfo]  # a published field by its name


def published_of(info: FieldInfo) -> Published:
    return next(known for known in info.metadata if isinstance(known, Published))


def data_in(info: FieldInfo) -> type[Data] | None:
    """The published record in a field or in its list; None where its values are none."""
    found = find_record(info.annotation)
    return found if found is not None and issubclass(found, Data) else None


def declare(name: str, annotation: Any, data: str, published: Published, **limits: Any) -> Typed:
    info: FieldInfo = Field(..., description=data, **limits)
    info.metadata.append(published)
    return name, annotation, info


def is_published(info: FieldInfo) -> bool:
    """Whether a field of the format has one of its own in the data."""
    return "json" not in fact_of(info).apart and not fact_of(info).within


@cache
def publish_record(record: type[BaseModel]) -> type[Data]:
    """The published form of a record of the format."""
    fields: list[Typed] = []
    for name, info in record.model_fields.items():
        if is_published(info):
            first, *rest = publish_field(name, info, record)
            # A list has as many items as the format allows.
            first[-1].metadata += [m for m in info.metadata if isinstance(m, MinLen | MaxLen)]
            fields += first, *rest
    for name, info in record.model_fields.items():
        if after := fact_of(info).after:
            move_after(fields, name, after)
    for more in BESIDE.get(record, ()):
        fields.append(declare(more.name, more.annotation, more.data, more.published))
        move_after(fields, more.name, more.after)
    name = record.__name__.removeprefix("Tracked").replace("FrontMatter", "Case")
    return make_data(f"{name}Data", fields, getattr(record, "line", ""))


def make_data(name: str, fields: Iterable[Typed], line: str) -> type[Data]:
    types: dict[str, Any] = {name: (annotation, info) for name, annotation, info in fields}
    made = create_model(name, __base__=Data, **types)
    made.line = line
    return made


def move_after(fields: list[Typed], name: str, after: str) -> None:
    """Puts a field after another one, and first where none is named."""
    names = [known for known, _, _ in fields]
    field = fields.pop(names.index(name))
    names.remove(name)
    fields.insert(names.index(after) + 1 if after else 0, field)


def publish_field(name: str, info: FieldInfo, record: type[BaseModel]) -> Iterator[Typed]:
    """The fields in which a field of a record is published, most often one."""
    fact, kind = fact_of(info), kind_of_field(info)
    common = Published(
        word_of(info),
        fact.column if fact.column is None else fact.column or word_of(info),
        unit=fact.unit,
        table=fact.table,
        row=fact.row.format(word_of(info)),
        anew=fact.anew or word_of(info),
        is_told=fact.is_told,
        is_compared="changes" not in fact.apart,
    )
    said = fact.data or info.description or ""
    is_nullable = not info.is_required() and info.default is None
    inner = find_inner(info, record)
    if inner is not None:
        whole = publish_record(inner)
        annotation = tuple[whole, ...] if holds_list(info.annotation) else whole  # type: ignore[valid-type]
        yield declare(name, allow(annotation, is_nullable), said, common)
    elif kind is Kind.LENGTH:
        yield declare(name, allow(LengthData, is_nullable), said, common)
    else:
        first, *rest = parts_of(info.annotation, kind, vocabulary_of_field(info))
        yield publish_part(first, name, said, common, is_nullable)
        # What follows from the printed text is no difference of its own.
        inferred = replace(common, is_told=False, is_compared=False)
        yield from (publish_part(part, name, said, inferred, is_nullable) for part in rest)


def find_inner(info: FieldInfo, record: type[BaseModel]) -> type[BaseModel] | None:
    """The record in which the values of a field are published."""
    if held_as := fact_of(info).held_as:
        return find_record(get_type_hints(getattr(record, held_as).fget)["return"])
    return find_record(info.annotation)


def publish_part(
    part: ValuePart, name: str, said: str, common: Published, is_nullable: bool = False
) -> Typed:
    """A part of a measure; each takes its place in the heading and the unit of the field."""
    heading = None if common.heading is None or part.heading is None else part.heading
    if heading is not None and common.heading is not None:
        heading = heading.format(common.heading, unit=common.unit or "{unit}")
    published = replace(common, heading=heading, meaning=part.meaning, form=part.form)
    annotation = allow(part.annotation, is_nullable and part.absent is None)
    return declare(
        part.name.format(name), annotation, part.data.format(said), published, **part.limits
    )


def allow(annotation: Any, is_nullable: bool) -> Any:
    return annotation | None if is_nullable else annotation


LengthData = make_data(
    "LengthData", (publish_part(part, "", "", Published("", "{}")) for part in LENGTH), "{text}"
)


def column(data: str, heading: str, form: CellForm = CellForm.PLAIN) -> Any:
    """A field of a part of the body."""
    info: FieldInfo = Field(..., description=data)
    info.metadata.append(Published(data, heading, form=form))
    return info


class ExchangeData(Data):
    """A question of the interview with its answer."""

    question: str = column("問い", "見出し")
    answer: tuple[str, ...] = column("答え（段落ごと）", "文")


class AppendixData(Data):
    """A titled part of 参考資料."""

    title: str = column("見出し", "見出し")
    text: MaybeEmpty = column("本文（段落や表の行を改行で区切る）", "文", CellForm.LINES)


def text_part(after: str, name: str, annotation: Any, data: str, word: str) -> Beside:
    """A part of the body, which is compared as a whole; its paragraphs are rows of the texts."""
    known = Published(word, "文", table="texts", row=word, anew=word)
    return Beside(after, name, annotation, data, known)


def derived(
    after: str, name: str, annotation: Any, data: str, heading: str | None = None
) -> Beside:
    """What follows from other fields: no difference of its own between editions."""
    return Beside(after, name, annotation, data, Published("", heading, is_compared=False))


def inferred(
    after: str, name: str, annotation: Any, data: str, heading: str, read: Callable[[Any], object]
) -> Beside:
    """What follows from a record alone: no difference of its own between editions."""
    return Beside(after, name, annotation, data, Published("", heading, is_compared=False), read)


def join_codes(codes: Mapping[str, str]) -> str:
    """What each code stands for: measuredは実績、trialは実証."""
    return "、".join(f"{code}は{word}" for word, code in codes.items())


OUTCOME = tuple(
    inferred(after, name, annotation, data, heading, partial(read_outcome, name))
    for after, (name, annotation, data, heading) in zip(
        ("scope", *(name for name, *_ in NUMBERS_OF_OUTCOME)), NUMBERS_OF_OUTCOME, strict=False
    )
)
KIND_CODE = inferred(
    "kind",
    "kind_code",
    Literal[tuple(OUTCOME_CODES.values())],
    f"数字の種類のコード（{join_codes(OUTCOME_CODES)}）",
    "数字の種類のコード",
    lambda outcome: OUTCOME_CODES[outcome.kind],
)
TAX_BASIS = inferred(
    "tax",
    "tax_basis",
    Literal[tuple(TAX_CODES.values())] | None,
    f"税の扱いのコード（{join_codes(TAX_CODES)}）。示されていなければnull",
    "{}の税の扱いのコード",
    lambda cost: TAX_CODES.get(cost.tax),
)
PER_YEAR = inferred(
    "per",
    "per_year_yen",
    int | None,
    "1年あたりの金額（円）。ランニングコストと、月額、年額、何年分かの金額を1年に直したもの。"
    "直せなければnull",
    "{}の1年あたり（円）",
    lambda cost: cost.per_year_yen,
)
ADDRESS_IN_TABLES = (
    "事例のページのアドレス。公開するアドレスが設定されていれば、https://で始まる完全なアドレス。"
    "設定されていなければ、サイトの先頭からの相対アドレス"
)
BESIDE: Mapping[type[BaseModel], tuple[Beside, ...]] = {
    Outcome: (KIND_CODE, *OUTCOME),
    Cost: (TAX_BASIS, PER_YEAR),
    RunningCost: (TAX_BASIS, PER_YEAR),
    Population: (
        Beside(
            "as_of",
            "label",
            Annotated[str, term_schema("bands")],
            "人口規模の区分",
            Published("人口規模", "人口規模", is_told=True),
        ),
    ),
    FrontMatter: (
        derived(
            "", "id", CaseId, "事例の変わらない名前。ページのアドレスにも使っています", "事例ID"
        ),
        derived(
            "population",
            "block",
            Annotated[str, term_schema("blocks")],
            "フロントヤード、バックヤードの別",
            "大分類",
        ),
        derived("needs", "is_new", bool, "いまの版で加わった事例かどうか", "新規掲載"),
        text_part("points", "overview", tuple[str, ...], "事業の概要（段落ごと）", "事業の概要"),
        text_part("overview", "effects", tuple[str, ...], "事業効果（段落ごと）", "事業効果"),
        text_part(
            "respondent", "interview", tuple[ExchangeData, ...], "インタビュー", "インタビュー"
        ),
        text_part("awards", "appendices", tuple[AppendixData, ...], "参考資料", "参考資料"),
        inferred(
            "introduced",
            "introduced_fiscal_year",
            int | None,
            "使い始めた年度（その年度が始まる4月の西暦の年）。月がわからなければnull",
            "使い始めた年度",
            lambda facts: facts.introduced and facts.introduced.date.fiscal_year,
        ),
        derived("source", "related", RelatedIds, "関連する事例のid"),
        Beside(
            "related",
            "url",
            CasePath,
            "事例のページのアドレス（サイトの先頭からの相対アドレス）",
            Published("", "ページのアドレス", ADDRESS_IN_TABLES, is_compared=False),
        ),
    ),
}
CaseData: type[Data] = publish_record(FrontMatter)


def name_fields(record: type[Data]) -> Iterator[tuple[str, str]]:
    """What is compared of a record and of those in it, each by its name, in words."""
    for name, info in record.model_fields.items():
        known, inner = published_of(info), data_in(info)
        if known.is_told or (known.is_compared and record is CaseData):
            yield name, known.word
        if inner is not None and not holds_list(info.annotation):
            yield from name_fields(inner)


# The words of fields, which a theme's labels may say otherwise: `fields.cost`, `anew.cost`,
# `search.facets.label`.
FIELD_WORDS: Mapping[str, Plain] = {
    "fields": {**dict(name_fields(CaseData)), **{f.name: f.word for f in FORMAT if not f.above}},
    "search": {"facets": {f.fact.facet: f.word for f in LEAVES if f.fact.facet}},
    "anew": {name: published_of(info).anew for name, info in CaseData.model_fields.items()},
}
