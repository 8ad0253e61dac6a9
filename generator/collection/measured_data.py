"""How a value of each kind is published: the parts of a measure, each with what it says.

>>> [part.name for part in PARTS[Kind.AMOUNT]]
['text', 'kind', 'yen', 'low', 'high', 'approximate', 'bound', 'per']
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from generator.collection.fields import term_schema
from generator.collection.limits import (
    EACH_ONCE,
    AreaCode,
    EmailText,
    FieldPath,
    FiscalYearText,
    IsoDate,
    IsoDay,
    OrganizationCode,
    PhoneText,
    WebAddress,
)
from generator.measures.measure import Bound
from generator.measures.money import AmountKind
from generator.measures.organization_code import area_code
from generator.measures.wareki import PartialDate
from generator.records.kind import Kind


class CellForm(StrEnum):
    """How a table shows a published value beside the value itself."""

    PLAIN = "plain"
    DATE = "date"  # once more in the Japanese era
    AMOUNT_KIND = "amount-kind"  # in words
    LINES = "lines"  # a row for each line
    FIELD = "field"  # the name of a field, in its words


@dataclass(frozen=True, slots=True)
class ValuePart:
    """A published part of a value: its name, its type, what it says, and how it is read.

    `{}` is the name, description or heading of the field itself, `{unit}` the unit of its column;
    no heading leaves it out of tables. `absent` is published where the field has no value; a type
    with None may have none even so.
    """

    name: str
    annotation: Any
    data: str
    read: Callable[[Any], object]
    heading: str | None = "{}"
    meaning: str = ""
    form: CellForm = CellForm.PLAIN
    absent: object = None
    limits: Mapping[str, Any] = field(default_factory=dict)


def iso(date: PartialDate | None) -> str | None:
    return date.iso if date else None


def plain_number(number: Decimal | None) -> int | float | None:
    """A number of months: whole where it is whole."""
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


PRINTED = "原資料の表記"
KIND = (
    "金額の種類。exactは金額どおり、aboutは約、rangeは範囲（以上、以内を含む）、dashは「－」（金額が"
    "示されていない。費用の有無も示されていない）、undisclosedは非公表、incalculableは算定不可、"
    "noneはなし、undecidedは未定"
)
APPROXIMATE = "おおよその数（約、程度など）かどうか"
BOUND = "「以上」「超」などの下限はmin、「以内」「最大」などの上限はmax。どちらでもなければnull"
AMOUNT = (
    ValuePart("text", str, PRINTED, lambda amount: amount.text, "{}の表記"),
    ValuePart(
        "kind", AmountKind, KIND, lambda amount: amount.kind, "{}の種類", form=CellForm.AMOUNT_KIND
    ),
    ValuePart(
        "yen",
        int | None,
        "金額（円の整数）。何年分かの合計なら、その合計（1年あたりはper_year_yen）。1つの数で"
        "なければ（範囲、月額、1人当たりなど）null",
        lambda amount: amount.yen,
        "{}（{unit}）",
        "金額（円の整数）。何年分かの合計なら、その合計。1つの数でなければ（範囲、月額、1人当たり"
        "など）空欄",
    ),
    ValuePart(
        "low",
        int | None,
        "範囲の下限（円）。1つの数ならその数。perがあれば、その1つあたり",
        lambda amount: amount.low,
        "{}の下限（円）",
        "範囲の下限。1つの数ならその数。「何あたりか」の列に記載があれば、その1つあたり",
    ),
    ValuePart(
        "high",
        int | None,
        "範囲の上限（円）。1つの数ならその数。perがあれば、その1つあたり",
        lambda amount: amount.high,
        "{}の上限（円）",
        "範囲の上限。1つの数ならその数。「何あたりか」の列に記載があれば、その1つあたり",
    ),
    ValuePart(
        "approximate",
        bool,
        APPROXIMATE,
        lambda amount: amount.is_approximate,
        None,
        absent=False,
    ),
    ValuePart("bound", Bound | None, BOUND, lambda amount: amount.bound, None),
    ValuePart(
        "per",
        str | None,
        "何あたりの金額か（月、人、5年間など）。費用の1行の全体ならnull",
        lambda amount: amount.per,
        "{}は何あたりか",
    ),
)
HEADCOUNT = (
    ValuePart("text", str, "{}の表記", lambda count: count.text, None),
    ValuePart("{}", int, "{}（人）", lambda count: count.persons, "{}（人）"),
    ValuePart(
        "rounded",
        bool,
        "{}が概数（万人や千人の単位で示されたもの、約や程度の付いたもの）かどうか",
        lambda count: count.is_rounded,
        "{}は概数",
    ),
)
LENGTH = (
    ValuePart("text", str, "期間の表記", lambda length: length.text, "{}の表記", "{}の表記"),
    ValuePart(
        "months",
        int | float,
        "期間（月数。1か月に満たない分は小数）",
        lambda length: plain_number(length.months),
        "{}（月）",
        "{}（月数）",
    ),
)
PERIOD = (
    ValuePart(
        "{}", str, "時期または期間の表記。どちらもなければnull", lambda p: p.text, "{}の表記"
    ),
    ValuePart(
        "start",
        IsoDate | None,
        "始まり（わかる精度のYYYY、YYYY-MM、YYYY-MM-DD）。時期のない工程ではnull",
        lambda period: iso(period.start),
        "始まり",
        form=CellForm.DATE,
    ),
    ValuePart(
        "end",
        IsoDate | None,
        "終わり（始まりと同じ形式。始まりと長さだけが示された工程では、足したもの）。"
        "続いている工程と時期のない工程ではnull",
        lambda period: iso(period.end),
        "終わり",
        form=CellForm.DATE,
    ),
    ValuePart(
        "open",
        bool,
        "終わりが示されていない（R3.9～など）かどうか",
        lambda period: period.is_open,
        "終わりが示されていない",
        absent=False,
    ),
    ValuePart(
        "approximate",
        bool,
        "おおよその時期（頃）かどうか",
        lambda period: period.is_approximate,
        "おおよその時期",
        absent=False,
    ),
    ValuePart(
        "months",
        int | float | None,
        "工程の期間（月数）。長さが示されていなければ、始まりの月から終わりの月まで、両方を含めて"
        "数えたもの（1つの月なら1、年度だけなら12、両端が日までわかれば日数から）。始まりか終わりの"
        "月がわからないときと、1日だけのときはnull。工程は重なるので、足しても全体の期間にならない",
        lambda period: plain_number(period.months or period.months_spanned),
        "期間（月）",
    ),
    ValuePart(
        "months_counted",
        bool,
        "期間（月数）が、示されたものではなく、始まりと終わりから数えたものかどうか",
        lambda period: period.months is None and period.months_spanned is not None,
        "期間は両端から数えた",
        absent=False,
    ),
)
CODE = (
    ValuePart("{}", OrganizationCode, "{}", lambda code: code),
    ValuePart(
        "area_{}",
        AreaCode,
        "標準地域コード（統計に使う5桁の文字列。全国地方公共団体コードから検査数字を除いたもの）",
        area_code,
        "標準地域コード",
    ),
)
PARTS: Mapping[Kind, tuple[ValuePart, ...]] = {
    Kind.NUMBER: (ValuePart("{}", int, "{}", lambda number: number, limits={"ge": 1}),),
    Kind.CODE: CODE,
    Kind.DATE: (ValuePart("{}", IsoDay, "{}", lambda date: iso(date.date), form=CellForm.DATE),),
    Kind.MONTH: (ValuePart("{}", IsoDate, "{}", lambda date: iso(date.date), form=CellForm.DATE),),
    Kind.FIELD: (ValuePart("{}", FieldPath, "{}", lambda name: name, form=CellForm.FIELD),),
    Kind.FISCAL_YEAR: (ValuePart("{}", FiscalYearText, "{}", lambda year: year.text),),
    Kind.AMOUNT: AMOUNT,
    Kind.HEADCOUNT: HEADCOUNT,
    Kind.PERIOD: PERIOD,
}
# What a text of a kind is like, where it is published as it stands.
TEXTS: Mapping[Kind, Any] = {
    Kind.PHONE: PhoneText,
    Kind.EMAIL: EmailText,
    Kind.LINK: WebAddress,
}


def parts_of(annotation: object, kind: Kind, vocabulary: str = "") -> tuple[ValuePart, ...]:
    """The parts of a kind; a text or a word is published as it stands, in a list where it is.

    `vocabulary` is where the terms of the field are, if it has some.
    """
    if kind in PARTS:
        return PARTS[kind]
    plain: Any = Annotated[str, term_schema(vocabulary)] if vocabulary else TEXTS.get(kind, str)
    if get_origin(annotation) is tuple:
        plain = tuple[plain, ...]
        plain = Annotated[plain, EACH_ONCE] if vocabulary else plain
    elif kind is Kind.CHOICE:
        plain = find_choice(annotation)
    return (ValuePart("{}", plain, "{}", lambda value: value),)


def find_choice(annotation: object) -> object:
    """The words of a choice, without None and without how they are read from a case file."""
    if get_origin(annotation) is Literal:
        return annotation
    return next(find_choice(part) for part in get_args(annotation) if part is not NoneType)


def name_parts(name: str, annotation: object, kind: Kind) -> tuple[tuple[str, ValuePart], ...]:
    """The published parts of a field's value, each by its name in the data."""
    return tuple((part.name.format(name), part) for part in parts_of(annotation, kind))
