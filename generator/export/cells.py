"""Published values that are no lists → the columns that explain them and the cells that show them.

>>> [leaf.heading for leaf in walk_leaves(CaseData)][-3:]
['もとにしたもののアドレス', '内容を確かめた日または月', 'ページのアドレス']
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias, cast

from generator.collection.measured_data import CellForm
from generator.collection.published import CaseData, Data, data_in, published_of
from generator.editing.schema import Schema, properties_of
from generator.export.fields import describe_field, find_field
from generator.export.schemas import declare_cases, declare_record, definitions_of
from generator.measures.money import AmountKind
from generator.measures.wareki import PartialDate
from generator.output.csv_text import CellValue
from generator.output.data_file import DataField
from generator.records.kind import holds_list

Row: TypeAlias = Mapping[str, CellValue]  # cells by the headings of their columns

CELL_TYPES = ("integer", "number", "boolean")  # what is no text, be it a list or a record
AMOUNT_KINDS = {
    AmountKind.EXACT: "金額どおり",
    AmountKind.ABOUT: "約",
    AmountKind.RANGE: "範囲",
    AmountKind.DASH: "「－」",
    AmountKind.UNDISCLOSED: "非公表",
    AmountKind.INCALCULABLE: "算定不可",
    AmountKind.NONE: "なし",
    AmountKind.UNDECIDED: "未定",
}
KIND_MEANING = f"金額の種類（{'、'.join(AMOUNT_KINDS.values())}）"


@dataclass(frozen=True, slots=True)
class Above:
    """What the columns of a record's fields take from the field that holds the record."""

    heading: str = ""
    unit: str = ""
    meaning: str = ""
    is_nullable: bool = False


@dataclass(frozen=True)
class Leaf:
    """A published value by its path in cases.json, with what its column says.

    `limits` are those of the value as cases.json has it, `required` where it is never null.
    """

    path: str
    heading: str
    type: str
    meaning: str
    form: CellForm
    limits: Mapping[str, object] = field(default_factory=dict)

    @cached_property
    def steps(self) -> tuple[str, ...]:
        """The names on the way to it in a case, or in an item of a list."""
        return tuple(self.path.rpartition("[].")[2].split("."))

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """Those of its columns: of a date there is another one with the Japanese era."""
        if self.form is not CellForm.DATE:
            return (self.heading,)
        return self.heading, f"{self.heading}（和暦）"

    @property
    def columns(self) -> tuple[DataField, ...]:
        limits = dict(self.limits)
        if isinstance(words := limits.get("enum"), list):
            limits["enum"] = [self.show(word)[0] for word in words]
        in_words = {name: limit for name, limit in limits.items() if name != "pattern"}
        if self.form is CellForm.FIELD:
            limits = in_words
        heading, *eras = self.headings
        column = DataField(heading, self.type, self.meaning, source=self.path, limits=limits)
        meaning = f"{self.meaning.partition('（')[0]}の和暦"
        return column, *(
            DataField(era, "text", meaning, source=self.path, limits=in_words) for era in eras
        )

    def show(self, value: object) -> tuple[CellValue, ...]:
        """The cells of its columns; what is null in cases.json is blank in a table."""
        if value is None:
            return (None,) * len(self.headings)
        if self.form is CellForm.PLAIN:
            return (value.value if isinstance(value, StrEnum) else cast(CellValue, value),)
        if self.form is CellForm.DATE:
            return cast(CellValue, value), wareki(str(value))
        if self.form is CellForm.AMOUNT_KIND:
            return (AMOUNT_KINDS[AmountKind(str(value))],)
        if self.form is CellForm.FIELD:
            return (name_of_field(str(value)),)
        return (str(value),)

    def read(self, item: object) -> object:
        """Its value in an item of a list, or in a case; a text is its own."""
        if isinstance(item, str):
            return item
        for name in self.steps:
            if item is not None:
                item = getattr(item, name)
        return item


def walk_leaves(record: type[Data], path: str = "", above: Above | None = None) -> Iterator[Leaf]:
    """The values of a record and of those in it; a list of texts only within an item of a list."""
    above = above or Above()
    declared = properties_of(declare_record(record))
    for name, info in record.model_fields.items():
        known, inner = published_of(info), data_in(info)
        if known.heading is None or (holds_list(info.annotation) and (inner or not path)):
            continue
        heading = known.heading.format(above.heading, unit=above.unit)
        said = info.description or ""
        is_nullable = above.is_nullable or describe_field(name, info).is_nullable
        if inner is not None:
            more = Above(heading, known.unit, said, is_nullable)
            yield from walk_leaves(inner, f"{path}{name}.", more)
            continue
        meaning = known.meaning.format(above.meaning) or said.replace("null", "空欄")
        if known.form is CellForm.AMOUNT_KIND:
            meaning = KIND_MEANING + ("。空欄は金額の記載がないもの" if is_nullable else "")
        found = describe_field(f"{path}{name}", info).type
        kind = found if found in CELL_TYPES else "text"
        limits = {**({} if is_nullable else {"required": True}), **read_limits(declared[name])}
        yield Leaf(f"{path}{name}", heading, kind, meaning, known.form, limits)


def read_limits(declared: Schema) -> Schema:
    """What the JSON Schema of a field says of its values, beside their type."""
    definitions = definitions_of(declare_cases())
    said: Schema = {}
    for option in cast(list[Schema], declared.get("anyOf", [declared])):
        said |= definitions.get(str(option.get("$ref")).rpartition("/")[2], option)
    return {key: said[key] for key in ("minimum", "pattern", "enum") if key in said}


def wareki(date: str) -> str:
    """An ISO date, whole or reduced, in the Japanese era: 2020-08 is 令和2年8月."""
    return PartialDate(*map(int, date.split("-"))).wareki


def name_of_field(path: str) -> str:
    """コスト for cost, 主な成果の数字（2件目） for outcomes[2]; what is no field stays as it is."""
    names, plain = [], ""
    steps = path.split(".")
    for number, step in enumerate(steps, start=1):
        key, _, item = step.rstrip("]").partition("[")
        plain = f"{plain}.{key}".lstrip(".")
        if item or number == len(steps):
            try:
                word = find_field(CaseData, plain).meaning.partition("（")[0]
            except KeyError:
                return path
            names.append(f"{word}（{item}件目）" if item else word)
        plain += "[]" if item else ""
    return "の".join(names)
