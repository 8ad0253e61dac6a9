"""A table of the open data: its columns and rows follow from the published fields of a case.

>>> [column.name for column in list_columns(Table("funding"))][:5]
['事例ID', '番号', '制度', '金額の表記', '金額の種類']
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias, cast

from pydantic import BaseModel

from generator.collection.about import bears_on
from generator.collection.measured_data import CellForm
from generator.collection.published import CaseData, Data, data_in, published_of
from generator.export.cells import Leaf, Row, walk_leaves
from generator.export.fields import read_field, read_items
from generator.export.stretch import Stretch
from generator.output.csv_text import CellValue
from generator.output.data_file import DataField
from generator.records.kind import holds_list

Cells: TypeAlias = tuple[CellValue, ...]  # a row


@dataclass(frozen=True, slots=True)
class Extra:
    """A column of a table's own: the heading that it follows, and its cell of a row."""

    after: str
    column: DataField
    cell: Callable[[Data, Row], CellValue]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table by its name: the lists whose fields name it are its rows.

    `part` heads the column that says of which list a row is; `part_meaning` explains it where the
    lists' words do not. `meanings` are those of the columns that show several fields, in the order
    of the columns. Rows are numbered within their part. The rows of one that `has_doubts` have
    what is remarked on them in their last column, each by the path that `name_item` gives.
    """

    name: str
    part: str = ""
    part_meaning: str = ""
    meanings: Mapping[str, str] = field(default_factory=dict)
    is_numbered: bool = True
    has_doubts: bool = False
    name_item: Callable[[Data, str, int], str] = lambda _, path, number: f"{path}[{number}]"
    extras: tuple[Extra, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list of a case by its path: the word of its rows, where that is from, and its columns.

    Of lists of one kind of record only the first is named as the source of the columns, as in
    the list of fields.
    """

    path: str
    word: str
    source: str
    leaves: tuple[Leaf, ...]
    is_first: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A filled table: its columns, which the page about the data explains, and its rows.

    `key` are the headings of the columns that tell a row from all others; a column of the same
    source as the one key of another table refers to it. `folder` is that of its file, below data/.
    """

    name: str
    columns: tuple[DataField, ...]
    stretches: tuple[Stretch, ...]
    key: tuple[str, ...] = ()
    folder: str = ""

    @property
    def count(self) -> int:
        """The number of its rows."""
        return sum(stretch.count for stretch in self.stretches)

    @property
    def path(self) -> str:
        return f"data/{self.folder}{self.name}.csv"

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


# Every table begins with this one, by which they are joined: no other column of the cases stands
# in another table too.
CASE_ID = DataField(
    "事例ID",
    "text",
    CaseData.model_fields["id"].description or "",
    source="id",
    limits={"required": True},
)
FULL_NAME = DataField(
    "団体名",
    "text",
    "都道府県名に続けて市区町村名。都道府県の事例では都道府県名",
    source="organization.prefecture organization.name",
)
NUMBER = DataField(
    "番号",
    "integer",
    "その事例の中での順番（1から）。種類、区分、部分に分かれる表では、その中での順番",
    limits={"required": True, "minimum": 1},
)

# The figures of a case that stand on cards, each with what is remarked on it behind it.
DOUBTED = {
    "population": "人口の注",
    "cost.initial": "イニシャルコストの注",
    "cost.running": "ランニングコストの注",
    "schedule.duration": "導入までの期間の注",
}
DOUBT = "その行の数字についての注（編集注と原資料の注）。なければ空欄"


def column_of_doubts(heading: str, meaning: str) -> DataField:
    return DataField(heading, "text", meaning, source="notes[] remarks[]")


def list_remarks(case: Data) -> tuple[object, ...]:
    """What is remarked on a case, be it by the editors or in the source."""
    return (*read_items(case, "notes"), *read_items(case, "remarks"))


def tell_doubts(remarks: Sequence[object], *paths: str) -> CellValue:
    """What is remarked on figures, by their paths."""
    texts = (
        str(read_field(remark, "text"))
        for remark in remarks
        if any(bears_on(cast("str | None", read_field(remark, "about")), path) for path in paths)
    )
    return " ".join(texts) or None


def read_key(case: Data) -> str:
    return str(read_field(case, "id"))


def read_full_name(case: Data) -> str:
    place = (read_field(case, path) for path in FULL_NAME.source.split())
    return "".join(str(name) for name in place if name)


@cache
def lay_out_cases() -> tuple[tuple[Leaf, str], ...]:
    """The values of a case that are no list, the last one of a doubted figure with its name."""
    leaves = [leaf for leaf in walk_leaves(CaseData) if leaf.path != "id"]
    last = {find_doubted(leaf.path): leaf.path for leaf in leaves}
    ends = {path: figure for figure, path in last.items() if figure}
    return tuple((leaf, ends.get(leaf.path, "")) for leaf in leaves)


@cache
def list_case_columns() -> tuple[DataField, ...]:
    """The columns of the table of cases, one for each of its values that is no list."""
    columns = [CASE_ID, FULL_NAME]
    for leaf, figure in lay_out_cases():
        columns += leaf.columns
        if figure:
            heading = DOUBTED[figure]
            meaning = (
                f"{heading.removesuffix('の注')}についての注（編集注と原資料の注）。なければ空欄"
            )
            columns.append(column_of_doubts(heading, meaning))
    return tuple(columns)


def fill_case_row(case: Data) -> Cells:
    """The row of a case in the table of cases."""
    row: list[CellValue] = [read_key(case), read_full_name(case)]
    remarks = list_remarks(case)
    for leaf, figure in lay_out_cases():
        row += leaf.show(leaf.read(case))
        if figure:
            tracks = range(1, len(read_items(case, "schedule.tracks")) + 1)
            more = (f"schedule.tracks[{n}]" for n in tracks if figure == "schedule.duration")
            row.append(tell_doubts(remarks, figure, *more))
    return tuple(row)


def find_doubted(path: str) -> str:
    """The figure on cards that a published value is a part of; empty for any other."""
    return next((figure for figure in DOUBTED if path.startswith(f"{figure}.")), "")


def fill_rows(table: Table, case: Data) -> tuple[Cells, ...]:
    """The rows of a case in a table."""
    key, headings = read_key(case), name_cells(table)
    return tuple((key, *map(row.get, headings)) for row in list_rows(table, case))


@cache
def name_cells(table: Table) -> tuple[str, ...]:
    """The headings of the columns after that of all tables."""
    return tuple(column.name for column in list_columns(table)[1:])


def find_key(table: Table) -> tuple[str, ...]:
    """The columns that tell a row from all others."""
    last = NUMBER.name if table.is_numbered else name_cells(table)[-1]
    return (CASE_ID.name, *filter(None, (table.part,)), last)


@cache
def find_lists(name: str) -> tuple[ItemList, ...]:
    """The lists of a case that are rows of a table, in the order of the published fields."""
    return tuple(walk_lists(name, CaseData, set()))


def walk_lists(
    table: str, record: type[Data], seen: set[object], path: str = "", above: str = ""
) -> Iterator[ItemList]:
    for name, info in record.model_fields.items():
        known, inner, here = published_of(info), data_in(info), f"{path}{name}"
        if holds_list(info.annotation) and known.table == table:
            leaves = walk_leaves(inner, f"{here}[].") if inner else walk_words(record, here)
            source = here if known.row else path.rstrip(".")
            yield ItemList(here, known.row or above, source, tuple(leaves), inner not in seen)
            seen |= {inner} - {None}
        elif inner is not None and not holds_list(info.annotation):
            yield from walk_lists(table, inner, seen, f"{here}.", known.word)


def walk_words(record: type[BaseModel], path: str) -> Iterator[Leaf]:
    """The one column of a list of texts."""
    info = record.model_fields[path.rpartition(".")[2]]
    heading = published_of(info).heading or ""
    limits = {"required": True}
    yield Leaf(path, heading, "text", info.description or "", CellForm.PLAIN, limits)


@cache
def list_columns(table: Table) -> tuple[DataField, ...]:
    """The columns of a table; one that shows fields of several lists names them all."""
    lists = find_lists(table.name)
    found: dict[str, list[DataField]] = {heading: [] for heading in table.meanings}
    for each in lists:
        if each.is_first:
            for column in (column for leaf in each.leaves for column in leaf.columns):
                found.setdefault(column.name, []).append(column)
    columns = [CASE_ID]
    if table.part:
        meaning = table.part_meaning or f"{'、'.join(each.word for each in lists)}の別"
        source = " ".join(each.source for each in lists)
        words = list(dict.fromkeys(each.word for each in lists))
        parts = {"required": True, "enum": words}
        columns.append(DataField(table.part, "text", meaning, source=source, limits=parts))
    if table.is_numbered:
        columns.append(NUMBER)
    for heading, same in found.items():
        meaning = table.meanings.get(heading, same[0].meaning)
        source = " ".join(column.source for column in same)
        limits = share_limits(heading, lists)
        columns.append(DataField(heading, same[0].type, meaning, source=source, limits=limits))
        columns += [extra.column for extra in table.extras if extra.after == heading]
    if table.has_doubts:
        columns.append(column_of_doubts("注", DOUBT))
    return tuple(columns)


def share_limits(heading: str, lists: Sequence[ItemList]) -> Mapping[str, object]:
    """What the values of a column keep to in every list that fills it.

    In the rows of any other list it is blank, and so not `required`.
    """
    limits = []
    for each in lists:
        columns = {column.name: column for leaf in each.leaves for column in leaf.columns}
        if heading in columns:
            limits.append(columns[heading].limits)
    first, *others = limits
    return {
        name: limit
        for name, limit in first.items()
        if all(other.get(name) == limit for other in others)
        and (name != "required" or len(limits) == len(lists))
    }


def list_rows(table: Table, case: Data) -> Iterator[Row]:
    """The rows of a case, by the headings of the columns after those of all tables."""
    remarks = list_remarks(case) if table.has_doubts else ()
    for each in find_lists(table.name):
        rows = (row for item in read_items(case, each.path) for row in show_item(item, each.leaves))
        for number, shown in enumerate(rows, start=1):
            row = {table.part: each.word, NUMBER.name: number, **shown}
            for extra in table.extras:
                row[extra.column.name] = extra.cell(case, row)
            if remarks:
                row["注"] = tell_doubts(remarks, table.name_item(case, each.path, number))
            yield row


def show_item(item: object, leaves: tuple[Leaf, ...]) -> Iterator[Row]:
    """The row of an item, or a row for each text or line of it."""
    row: dict[str, CellValue] = {}
    texts: dict[str, tuple[str, ...]] = {}
    for leaf in leaves:
        value = leaf.read(item)
        if isinstance(value, tuple):
            texts[leaf.heading] = value
        elif leaf.form is CellForm.LINES:
            texts[leaf.heading] = tuple(str(value).splitlines())
        else:
            row.update(zip(leaf.headings, leaf.show(value), strict=True))
    if not texts:
        yield row
    for heading, lines in texts.items():
        yield from ({**row, heading: line} for line in lines)
