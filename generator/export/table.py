"""How a table of the open data is declared: columns that show fields of cases.json, and rows.

>>> table = Table("words", (Column("語", "labels", str),), lambda case: case.labels)
>>> fill_table(table, OpenData.model_construct(cases=())).headings
('事例ID', '団体名', '語')
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from generator.data_file import DataField
from generator.export.case_data import CaseData, OpenData
from generator.export.fields import find_field

Cell: TypeAlias = str | int | float | bool | None
Row = TypeVar("Row")
Item = TypeVar("Item")
Value = TypeVar("Value", covariant=True)


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: its heading, the fields of cases.json that it shows, and a row's cell.

    `source` names the fields, with a space between them, and none for a row's place in its list;
    `meaning` is given where the cell is not a field as it stands there.
    """

    heading: str
    source: str
    cell: Callable[[Row], Cell]
    meaning: str | None = None


@dataclass(frozen=True, slots=True)
class Entry(Generic[Value]):
    """An item of a list: the part of the case that it belongs to, and its place there from 1."""

    part: str
    number: int
    value: Value


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """A table by its name: its columns after those of all tables, and the rows of a case."""

    name: str
    columns: tuple[Column[Row], ...]
    rows: Callable[[CaseData], Iterable[Row]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A filled table: its columns, which the page about the data explains, and its cells."""

    name: str
    columns: tuple[DataField, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def name_organization(case: CaseData) -> str:
    """岡山県鏡野町, or 神奈川県 for a prefecture."""
    return case.organization.prefecture + (case.organization.name or "")


# Every table begins with these: a row is whole without looking into another table.
KEYS: tuple[Column[CaseData], ...] = (
    Column("事例ID", "id", lambda case: case.id),
    Column(
        "団体名",
        "organization.prefecture organization.name",
        name_organization,
        "都道府県名に続けて市区町村名。都道府県の事例では都道府県名",
    ),
)


def fill_table(table: Table[Row], data: OpenData) -> Sheet:
    """A table with the rows of all cases."""
    columns = (*map(describe_column, KEYS), *map(describe_column, table.columns))
    rows = tuple(
        (*(key.cell(case) for key in KEYS), *(column.cell(row) for column in table.columns))
        for case in data.cases
        for row in table.rows(case)
    )
    return Sheet(table.name, columns, rows)


def number_entries(part: str, values: Iterable[Item]) -> Iterable[Entry[Item]]:
    """The items of a list with their places."""
    return (Entry(part, number, value) for number, value in enumerate(values, 1))


def describe_column(column: Column[Row]) -> DataField:
    """A column for the page; what is null in cases.json is blank in a table."""
    if column.meaning is not None:
        type_name = "text" if column.source else "integer"
        return DataField(column.heading, type_name, column.meaning, source=column.source)
    field = find_field(CaseData, column.source)
    meaning = field.meaning.replace("null", "空欄")
    return DataField(column.heading, field.type, meaning, source=column.source)
