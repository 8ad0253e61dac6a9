"""How a table of the open data is declared: columns that show fields of cases.json, and rows.

>>> table = Table("words", (Column("語", "labels", "ラベル", lambda entry: entry.value),),
...               lambda case: {"": case.labels})
>>> fill_table(table, OpenData.model_construct(cases=())).headings
('事例ID', '団体名', '語')
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from generator.export.case_data import CaseData, OpenData
from generator.export.fields import find_field, read_field
from generator.output.csv_text import CellValue
from generator.output.data_file import DataField

CELL_TYPES = ("integer", "number", "boolean")  # what is no text, be it a list or a record
Item = TypeVar("Item")
Given = TypeVar("Given", covariant=True)
Shown = TypeVar("Shown", contravariant=True)


@dataclass(frozen=True, slots=True)
class Entry(Generic[Given]):
    """What a row shows: an item, its case, the part of it, and the place there from 1."""

    case: CaseData
    part: str
    number: int
    value: Given


@dataclass(frozen=True, slots=True)
class Column(Generic[Shown]):
    """A column: its heading, the fields of cases.json that it shows, and a row's cell.

    `source` names the fields, with a space between them, and none for a row's place in its list;
    `meaning` and `cell` are given where the cell is not the field as it stands there.
    """

    heading: str
    source: str
    meaning: str | None = None
    cell: Callable[[Entry[Shown]], CellValue] | None = None


@dataclass(frozen=True, slots=True)
class Table(Generic[Item]):
    """A table by its name: its columns after those of all tables, and a case's items by part."""

    name: str
    columns: tuple[Column[Item], ...]
    parts: Callable[[CaseData], Mapping[str, Iterable[Item]]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A filled table: its columns, which the page about the data explains, and its cells."""

    name: str
    columns: tuple[DataField, ...]
    rows: tuple[tuple[CellValue, ...], ...]

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


# Every table begins with these: a row is whole without looking into another table.
KEYS: tuple[Column[CaseData], ...] = (
    Column("事例ID", "id"),
    Column(
        "団体名",
        "organization.prefecture organization.name",
        "都道府県名に続けて市区町村名。都道府県の事例では都道府県名",
        lambda entry: entry.case.organization.prefecture + (entry.case.organization.name or ""),
    ),
)


def fill_table(table: Table[Item], data: OpenData) -> Sheet:
    """A table with the rows of all cases."""
    columns = (*map(describe_column, KEYS), *map(describe_column, table.columns))
    rows = tuple(
        (*fill_row(KEYS, Entry(case, "", 1, case)), *fill_row(table.columns, entry))
        for case in data.cases
        for entry in list_entries(table, case)
    )
    return Sheet(table.name, columns, rows)


def list_entries(table: Table[Item], case: CaseData) -> Iterable[Entry[Item]]:
    for part, values in table.parts(case).items():
        for number, value in enumerate(values, 1):
            yield Entry(case, part, number, value)


def fill_row(columns: Iterable[Column[Item]], entry: Entry[Item]) -> Iterable[CellValue]:
    for column in columns:
        yield column.cell(entry) if column.cell else read_cell(entry, column.source)


def read_cell(entry: Entry[object], source: str) -> CellValue:
    """The field of a case, or that of a list's item."""
    return cast(CellValue, read_field(entry.value, source.rpartition("[].")[2]))


def describe_column(column: Column[Item]) -> DataField:
    """A column for the page; what is null in cases.json is blank in a table.

    Raises KeyError where a source is no field.
    """
    if not column.source:
        return DataField(column.heading, "integer", column.meaning or "")
    fields = [find_field(CaseData, source) for source in column.source.split()]
    meaning = column.meaning or fields[0].meaning.replace("null", "空欄")
    type_name = fields[0].type if fields[0].type in CELL_TYPES else "text"
    return DataField(column.heading, type_name, meaning, source=column.source)
